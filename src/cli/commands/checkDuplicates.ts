import { fieldDefinitionOf } from '../../shared/reports/catalogue.ts'
import { outreachOf } from '../../shared/reports/catalogueOutreach.ts'
import { decodeValue, type StoredValue } from '../../core/store/rows/storedValue.ts'
import type { AskedCheck } from '../../desk/checkRows.ts'
import { checkOptions, factsText, ROWS_FOR_PEOPLE, runCheck, type FoundRows } from '../checks.ts'
import { CHECK_SETTINGS, readCheck } from '../checkSettings.ts'
import type { Command } from '../command.ts'
import { table } from '../table.ts'
import { checkCommandTexts } from '../texts/rowChecks.ts'

/** A run of messages. */
interface Run {
  readonly run: number
  readonly telephone: string
  readonly text: string
  readonly times: string[]
}

function textOf(value: StoredValue | undefined): string {
  const decoded = decodeValue(value ?? null)
  return decoded === undefined || decoded === null
    ? ''
    : typeof decoded === 'string'
      ? decoded
      : JSON.stringify(decoded)
}

/** The runs one after the other, each as soon as it is whole. */
async function* runsOf({ target: { report }, first: { fields }, blocks }: FoundRows): AsyncGenerator<Run> {
  const outreach = outreachOf(report)
  const placeOf = (name: string | null | undefined): number => fields.indexOf(name ?? '')
  const [telephone, text, date] = [outreach?.customer, outreach?.message, report.dateField].map(placeOf) as [
    number,
    number,
    number,
  ]
  let current: Run | undefined
  for await (const { rows } of blocks()) {
    for (const { row, own } of rows) {
      const run = Number(own[0])
      if (current?.run !== run) {
        if (current !== undefined) yield current
        current = { run, telephone: textOf(row[telephone]), text: textOf(row[text]), times: [] }
      }
      current.times.push(textOf(row[date]))
    }
  }
  if (current !== undefined) yield current
}

async function printDocument(found: FoundRows): Promise<void> {
  const { terminal } = found.context
  let opening = `{"total":${found.first.tallies['runs'] ?? 0},"items":[`
  for await (const { telephone, text, times } of runsOf(found)) {
    terminal.isInDocument = true
    await terminal.write(opening + JSON.stringify({ telephone, text, times }))
    opening = ','
  }
  await terminal.write(terminal.isInDocument ? ']}\n' : `${opening}]}\n`)
}

async function printForPeople(found: FoundRows, asked: AskedCheck): Promise<void> {
  const { context, target, first } = found
  const { terminal } = context
  const outreach = outreachOf(target.report)
  const titleOf = (name: string | undefined): string =>
    name === undefined ? '' : (fieldDefinitionOf(target.report, name)?.title[terminal.language] ?? name)
  const shown: string[][] = []
  for await (const { telephone, text, times } of runsOf(found)) {
    if (shown.length === ROWS_FOR_PEOPLE) break
    shown.push([telephone, String(times.length), times[0] ?? '', times.at(-1) ?? '', text])
  }
  const headings = [
    titleOf(outreach?.customer),
    ...(['times', 'firstAt', 'lastAt'] as const).map((name) => terminal.say(checkCommandTexts(name))),
    titleOf(outreach?.message),
  ]
  const rows = shown.length === 0 ? terminal.say(checkCommandTexts('none')) : table(headings, shown, new Set([1]))
  const total = first.tallies['runs'] ?? 0
  const count = terminal.say(checkCommandTexts('shown', { shown: shown.length, total }))
  await terminal.write(`${[rows, count, await factsText(found, asked)].join('\n')}\n`)
}

export const checkDuplicates: Command = {
  usage: 'check duplicates REPORT',
  ...checkCommandTexts('duplicates'),
  options: { ...checkOptions, ...CHECK_SETTINGS.duplicates.options },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const check = await readCheck('duplicates', options, terminal)
    return runCheck(context, options, check, terminal.json ? printDocument : printForPeople)
  },
}
