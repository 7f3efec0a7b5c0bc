import { rowCheckTexts } from '../../shared/commonTexts/rowChecks.ts'
import { outreachOf } from '../../shared/reports/catalogueOutreach.ts'
import type { FoundRow } from '../../core/store/query/checks/foundBlock.ts'
import { displayRow } from '../../core/store/rows/rowValues.ts'
import type { AskedCheck } from '../../desk/checkRows.ts'
import { checkOptions, factsText, ROWS_FOR_PEOPLE, runCheck, type FoundRows } from '../checks.ts'
import { CHECK_SETTINGS, readCheck } from '../checkSettings.ts'
import type { Command } from '../command.ts'
import { table } from '../table.ts'
import { checkCommandTexts } from '../texts/rowChecks.ts'

/** A message's own text in another spelling, where that costs less. */
type Spelling = (message: string) => string

function spellingOf({ first: { fields }, target }: FoundRows, spell: Spelling): (found: FoundRow) => string | null {
  const place = fields.indexOf(outreachOf(target.report)?.message ?? '')
  return ({ row, own: [taken, , least] }) => (taken === least ? null : spell(displayRow(row)[place] ?? ''))
}

/** What all messages cost, and what they would in another spelling; null where no price is known. */
function costOf({ check, first }: FoundRows): { readonly paid: number; readonly least: number } | null {
  const price = check.id === 'sms-parts' ? check.settings.pricePerPart : null
  if (price === null) return null
  const of = (name: string): number => (first.tallies[name] ?? 0) * price
  return { paid: of('parts'), least: of('leastParts') }
}

function lettersOf(letters: unknown): readonly string[] {
  return typeof letters === 'string' ? letters.split(' ').filter((letter) => letter !== '') : []
}

async function printDocument(found: FoundRows): Promise<void> {
  const { terminal } = found.context
  const { rowText } = await import('../rowText.ts')
  const { plainSpelling } = await import('../../core/store/query/checks/smsParts.ts')
  const { total, tallies } = found.first
  const { checked = 0, parts = 0, leastParts = 0, ucs2 = 0 } = tallies
  const head = JSON.stringify({ total, messages: checked, parts, leastParts, ucs2, cost: costOf(found) })
  const spelled = spellingOf(found, plainSpelling)
  let opening = `${head.slice(0, -1)},"items":[`
  for await (const { fields, rows } of found.blocks()) {
    terminal.isInDocument = true
    const items = rows.map((each) => {
      const [taken, encoding, least, letters] = each.own
      const said = { parts: taken, encoding, leastParts: least, letters: lettersOf(letters), spelling: spelled(each) }
      return `{"row":${rowText(fields, each.row)},${JSON.stringify(said).slice(1)}`
    })
    await terminal.write(opening + items.join(','))
    opening = ','
  }
  await terminal.write(terminal.isInDocument ? ']}\n' : `${opening}]}\n`)
}

async function printForPeople(found: FoundRows, asked: AskedCheck): Promise<void> {
  const { terminal } = found.context
  const { plainSpelling } = await import('../../core/store/query/checks/smsParts.ts')
  const spelled = spellingOf(found, plainSpelling)
  const { rows, total } = found.first
  const shown = rows
    .slice(0, ROWS_FOR_PEOPLE)
    .map((each) => [...each.own.map((value) => String(value ?? '')), spelled(each) ?? ''])
  const names = ['parts', 'encoding', 'leastParts', 'letters', 'spelling'] as const
  const headings = names.map((name) => terminal.say(rowCheckTexts(name)))
  const lines = [
    shown.length === 0 ? terminal.say(checkCommandTexts('none')) : table(headings, shown, new Set([0, 2])),
    terminal.say(checkCommandTexts('shown', { shown: shown.length, total })),
    await factsText(found, asked),
  ]
  await terminal.write(`${lines.join('\n')}\n`)
}

export const checkSmsParts: Command = {
  usage: 'check sms-parts REPORT',
  ...checkCommandTexts('smsParts'),
  options: { ...checkOptions, ...CHECK_SETTINGS['sms-parts'].options },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const check = await readCheck('sms-parts', options, terminal)
    return runCheck(context, options, check, terminal.json ? printDocument : printForPeople)
  },
}
