import { REASON_WORDS, reasonCodes } from '../../shared/checks/checkWords.ts'
import { rowCheckTexts } from '../../shared/commonTexts/rowChecks.ts'
import type { OwnValue } from '../../core/store/query/checks/found.ts'
import { formatInstant, wall } from '../../shared/time.ts'
import type { AskedCheck } from '../../desk/checkRows.ts'
import { checkOptions, factsText, ROWS_FOR_PEOPLE, runCheck, type FoundRows } from '../checks.ts'
import { CHECK_SETTINGS, readCheck } from '../checkSettings.ts'
import type { Command } from '../command.ts'
import { table } from '../table.ts'
import { checkCommandTexts } from '../texts/rowChecks.ts'

/** What the servers' own reports say of the telephone, where they were fetched. */
function protectionOf([, since, released]: readonly OwnValue[]): object {
  const at = (value: OwnValue | undefined): string | null =>
    typeof value === 'number' ? formatInstant(wall(value)) : null
  const protection = { since: at(since), released: at(released) }
  return protection.since === null && protection.released === null ? {} : { protection }
}

function codesOf([reasons]: readonly OwnValue[]): readonly string[] {
  return reasonCodes(typeof reasons === 'string' ? reasons : '')
}

async function printDocument({ context: { terminal }, check, first, blocks }: FoundRows): Promise<void> {
  if (check.id !== 'contact-hours') return
  const { rowText } = await import('../rowText.ts')
  let opening = `{"rules":${JSON.stringify(check.settings.rules)},"total":${first.total},"items":[`
  for await (const { fields, rows } of blocks()) {
    terminal.isInDocument = true
    const items = rows.map(({ row, own }) => {
      const said = JSON.stringify({ reasons: codesOf(own), ...protectionOf(own) })
      return `{"row":${rowText(fields, row)},${said.slice(1)}`
    })
    await terminal.write(opening + items.join(','))
    opening = ','
  }
  await terminal.write(terminal.isInDocument ? ']}\n' : `${opening}]}\n`)
}

async function printForPeople(found: FoundRows, asked: AskedCheck): Promise<void> {
  const { terminal } = found.context
  const { displayRow } = await import('../../core/store/rows/rowValues.ts')
  const { fields, rows, total } = found.first
  const shown = rows.slice(0, ROWS_FOR_PEOPLE).map(({ row, own: [reasons] }) => {
    const codes = reasonCodes(typeof reasons === 'string' ? reasons : '')
    return [codes.map((code) => terminal.say(REASON_WORDS[code])).join(', '), ...displayRow(row)]
  })
  const heading = terminal.say(rowCheckTexts('reasons'))
  const lines = [
    shown.length === 0 ? terminal.say(checkCommandTexts('none')) : table([heading, ...fields], shown),
    terminal.say(checkCommandTexts('shown', { shown: shown.length, total })),
    await factsText(found, asked),
  ]
  await terminal.write(`${lines.join('\n')}\n`)
}

export const checkContactHours: Command = {
  usage: 'check contact-hours REPORT',
  ...checkCommandTexts('contactHours'),
  options: { ...checkOptions, ...CHECK_SETTINGS['contact-hours'].options },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const check = await readCheck('contact-hours', options, terminal)
    return runCheck(context, options, check, terminal.json ? printDocument : printForPeople)
  },
}
