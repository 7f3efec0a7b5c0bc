import { customerListTexts } from './commonTexts/customerList.ts'
import type { ListedCustomer } from './customerStory.ts'
import { identifyCustomer } from './identifyCustomer.ts'
import type { Language } from './language.ts'
import { EVENT_KINDS } from './reports/eventKinds.ts'
import type { SummaryFileContent } from './summaries/summaryFile.ts'
import { formatInstant, type WallSeconds } from './time.ts'

// A list of customers that somebody pasted or has in a file, and the file that tells what there is of each.

/** Customers of one list. */
export const MOST_LISTED = 100_000

const BETWEEN_CELLS = /[,;\t]/

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim()
}

/**
 * The customers that a text lists, each once, in its order: one a line, before whatever else stands there; or all on
 * one line, with commas, semicolons or tabs between them. A heading above them is none.
 */
export function listedCustomers(text: string): readonly string[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
  const [only = ''] = lines
  const cells = lines.length === 1 ? only.split(BETWEEN_CELLS) : lines.map((line) => line.split(BETWEEN_CELLS)[0] ?? '')
  const values = cells.map(unquoted).filter((value) => identifyCustomer(value).kind !== 'nothing')
  const [first, ...others] = values
  const isHeading = others.length > 0 && first !== undefined && doubtOf(first) === 'name'
  return [...new Set(isHeading ? others : values)]
}

function doubtOf(value: string) {
  const identified = identifyCustomer(value)
  return identified.kind === 'nothing' ? null : identified.doubt
}

function momentText(at: WallSeconds | null): string {
  return at === null ? '' : formatInstant(at)
}

/** What a file tells of each customer of a list: a line for each. */
export function customerListContent(customers: readonly ListedCustomer[], language: Language): SummaryFileContent {
  const say = (name: Parameters<typeof customerListTexts>[0]): string => customerListTexts(name)[language]
  const text = (heading: string) => ({ heading, kind: 'text', type: 'count' }) as const
  const count = (heading: string) => ({ heading, kind: 'number', type: 'count' }) as const
  const title = say('title')
  return {
    title,
    head: [[say('customers'), String(customers.length)]],
    table: {
      columns: [
        text(say('customer')),
        count(say('total')),
        ...EVENT_KINDS.map((kind) => count(say(kind))),
        ...(['first', 'last', 'names', 'telephones', 'emails', 'ids', 'note'] as const).map((name) => text(say(name))),
      ],
      lines: customers.map((customer) => {
        const doubt = customer.total > 0 ? null : doubtOf(customer.value)
        return [
          customer.value,
          customer.total,
          ...EVENT_KINDS.map((kind) => customer.kinds[kind] ?? 0),
          momentText(customer.first),
          momentText(customer.last),
          customer.names.join('; '),
          customer.telephones.join('; '),
          customer.emails.join('; '),
          customer.ids.join('; '),
          doubt === null ? '' : say(doubt),
        ]
      }),
      lineKinds: customers.map(() => 'group'),
    },
    measures: 0,
    charts: [],
    chartTexts: { title, facts: [], drawn: [], firstOf: [] },
    isShaded: false,
    notes: { title, lines: [[say('customers'), String(customers.length)]] },
  }
}
