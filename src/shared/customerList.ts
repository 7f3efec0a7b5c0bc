import { customerListTexts } from './commonTexts/customerList.ts'
import { customerTexts } from './commonTexts/customers.ts'
import type { CustomerDoubt, IdentifiedCustomer, ListedCustomer } from './customerStory.ts'
import { identifyCustomer } from './identifyCustomer.ts'
import type { Language } from './language.ts'
import { rangeText } from './periodTexts.ts'
import { EVENT_KINDS } from './reports/eventKinds.ts'
import type { SummaryFileContent } from './summaries/summaryFile.ts'
import { formatInstant, type TimeRange, type WallSeconds } from './time.ts'

// A list of customers that somebody pasted or has in a file, and the file that tells what there is of each.

/** Customers of one list. */
export const MOST_LISTED = 100_000

const BETWEEN_CELLS = /[,;\t]/
/** What can be nothing but a customer. */
const SURE: ReadonlySet<IdentifiedCustomer['kind']> = new Set(['telephone', 'email'])

/** Where customers of a list were looked for. */
export interface ListLooked {
  /** The names of the operations. */
  readonly operations: readonly string[]
  /** Null: whatever is stored. */
  readonly range: TimeRange | null
}

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

/**
 * Whether a pasted text is a list of customers, and nothing that is searched for: several lines of which most name one,
 * or one line of telephones and addresses alone.
 */
export function isCustomerList(text: string): boolean {
  const values = listedCustomers(text)
  if (values.length < 2) return false
  if (!/[\r\n]/.test(text.trim())) return values.every((value) => SURE.has(identifyCustomer(value).kind))
  return values.filter((value) => doubtOf(value) === null).length * 2 > values.length
}

/** How many customers of a list may be none, of each doubt that there is. */
export function listDoubts(values: readonly string[]): ReadonlyMap<CustomerDoubt, number> {
  const counts = new Map<CustomerDoubt, number>()
  for (const value of values) {
    const doubt = doubtOf(value)
    if (doubt !== null) counts.set(doubt, (counts.get(doubt) ?? 0) + 1)
  }
  return counts
}

function doubtOf(value: string): CustomerDoubt | null {
  const identified = identifyCustomer(value)
  return identified.kind === 'nothing' ? null : identified.doubt
}

function momentText(at: WallSeconds | null): string {
  return at === null ? '' : formatInstant(at)
}

/**
 * What a file tells of each customer of a list: a line for each.
 *
 * @param values what was asked for, in the order of the customers, of whom it may be hidden
 * @param looked where they were looked for
 */
export function customerListContent(
  customers: readonly ListedCustomer[],
  values: readonly string[],
  { operations, range }: ListLooked,
  language: Language,
): SummaryFileContent {
  const say = (name: Parameters<typeof customerListTexts>[0]): string => customerListTexts(name)[language]
  const text = (heading: string) => ({ heading, kind: 'text', type: 'count' }) as const
  const count = (heading: string) => ({ heading, kind: 'number', type: 'count' }) as const
  const title = say('title')
  const head = [
    [say('customers'), String(customers.length)],
    [customerTexts('operations')[language], operations.join(', ')],
    [
      customerTexts('period')[language],
      range === null ? customerTexts('whole')[language] : rangeText(range, language, null),
    ],
  ]
  return {
    title,
    head,
    table: {
      columns: [
        text(say('customer')),
        count(say('total')),
        ...EVENT_KINDS.map((kind) => count(say(kind))),
        ...(['first', 'last', 'names', 'telephones', 'emails', 'ids', 'note'] as const).map((name) => text(say(name))),
      ],
      lines: customers.map((customer, place) => {
        const doubt = customer.total > 0 ? null : doubtOf(values[place] ?? '')
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
    notes: { title, lines: head },
  }
}
