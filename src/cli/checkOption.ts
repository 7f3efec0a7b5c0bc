import { checksOf, CHECK_IDS, type CheckId, type ChosenCheck } from '../shared/checks/checks.ts'
import { AppError } from '../shared/errors.ts'
import type { RowSet } from '../shared/query.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { CHECK_SETTINGS, readCheck } from './checkSettings.ts'
import { Options, type OptionDefinitions } from './command.ts'
import type { Terminal } from './terminal.ts'
import { checkCommandTexts } from './texts/checks.ts'

/** What is kept may be what a check finds: which check, and what is set of it, as its own command takes it. */
export const checkOptions: OptionDefinitions = {
  check: { type: 'string', value: 'CHECK', ...checkCommandTexts('check', { checks: CHECK_IDS.join(', ') }) },
  setting: { type: 'string', multiple: true, value: 'NAME[=VALUE]', ...checkCommandTexts('setting') },
}

/** Settings as the options of the check's own command: `within=10m` is its `--within 10m`. */
function settingsAsOptions(id: CheckId, settings: readonly string[]): Options {
  const { options } = CHECK_SETTINGS[id]
  const values = new Map<string, string | true>()
  for (const setting of settings) {
    const [name, ...rest] = setting.split('=')
    const given = (name ?? '').trim()
    const definition = Object.hasOwn(options, given) ? options[given] : undefined
    const isSwitch = definition?.type === 'boolean'
    if (definition === undefined || isSwitch !== (rest.length === 0) || values.has(given)) {
      const expected = Object.entries(options).map(([each, { type, value }]) =>
        type === 'boolean' ? each : `${each}=${value ?? ''}`,
      )
      throw new AppError('usage', {
        problem: 'option-takes',
        option: 'setting',
        expected: expected.join(', '),
        given: setting,
      })
    }
    values.set(given, isSwitch ? true : rest.join('='))
  }
  return new Options(Object.fromEntries(values), [])
}

/**
 * The check that a call wants to be kept, with its settings; null where it names none. What is set of it already stays
 * where a call sets nothing.
 *
 * @param report the report that is meant
 * @param rows which of its rows
 * @param before what was set of checks under the same name
 * @throws AppError `usage` for a check that there is not or that does not fit the rows, settings that are none, a
 *   summary beside it, and settings without a check
 */
export async function chosenCheckOf(
  options: Options,
  terminal: Terminal,
  report: ReportDefinition,
  rows: Pick<RowSet, 'list' | 'byDay'>,
  before: readonly ChosenCheck[] = [],
): Promise<ChosenCheck | null> {
  const given = options.text('check')?.trim()
  const settings = options.texts('setting')
  if (given === undefined) {
    if (settings.length === 0) return null
    throw new AppError('usage', { problem: 'option-missing', option: 'check' })
  }
  const fitting = checksOf(seenReport(report, rows))
  if (fitting.length === 0) throw new AppError('usage', { problem: 'no-check-fits', report: report.key })
  const id = fitting.find((each) => each === given)
  if (id === undefined) {
    throw new AppError('usage', { problem: 'option-takes', option: 'check', expected: fitting.join(', '), given })
  }
  const kept = settings.length === 0 ? before.find((check) => check.id === id) : undefined
  return kept ?? readCheck(id, settingsAsOptions(id, settings), terminal)
}
