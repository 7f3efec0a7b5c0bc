import { AppError } from '../../shared/errors.ts'
import { formatValue } from '../../shared/format.ts'
import { LOCALES, type Language, type LocalizedText } from '../../shared/language.ts'
import { loadOf, MOST_ERLANGS, staffingOf, type Staffing, type StaffingDemand } from '../../shared/measures/staffing.ts'
import type { Command, OptionDefinitions, Options } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, safeOption } from '../fileOptions.ts'
import { maskOption } from '../maskOption.ts'
import { rowSetOptions } from '../question.ts'
import { ahtOf, demandOptions, given, intervalSeconds, limitsOf, numberOf, targetOf } from '../staffingOptions.ts'
import type { Terminal } from '../terminal.ts'
import { staffingTexts } from '../texts/staffing.ts'

/** What the options ask for. @throws AppError `usage` */
function demandOf(options: Options): StaffingDemand {
  const demand = {
    calls: numberOf('calls', given(options, 'calls'), '120', (value) => value >= 0),
    intervalSeconds: intervalSeconds(given(options, 'interval')),
    ahtSeconds: ahtOf(given(options, 'aht')),
    ...targetOf(given(options, 'target')),
    ...limitsOf(options),
  }
  const load = loadOf(demand)
  if (load > MOST_ERLANGS) {
    throw new AppError('usage', { problem: 'load-too-high', load: Math.round(load), most: MOST_ERLANGS })
  }
  return demand
}

function agentsOf(options: Options): number | null {
  const text = options.text('agents')?.trim()
  if (text === undefined) return null
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new AppError('usage', { problem: 'not-a-whole-number', option: 'agents', given: text })
  return Number(text)
}

const LABELS: Readonly<Record<keyof Staffing, LocalizedText>> = {
  load: staffingTexts('load'),
  agents: staffingTexts('agents'),
  serviceLevel: staffingTexts('serviceLevel'),
  asa: staffingTexts('asa'),
  occupancy: staffingTexts('occupancy'),
  scheduled: staffingTexts('scheduled'),
}

const WITHOUT_END: LocalizedText = staffingTexts('withoutEnd')
const SUPPOSES: LocalizedText = staffingTexts('supposes')

function written(name: keyof Staffing, value: number | null, language: Language): string {
  const number = (options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(LOCALES[language], options).format(value ?? 0)
  switch (name) {
    case 'asa':
      return value === null ? WITHOUT_END[language] : formatValue('duration', String(Math.round(value)), language)
    case 'serviceLevel':
    case 'occupancy':
      return formatValue('percent', `${((value ?? 0) * 100).toFixed(1)} %`, language)
    case 'load':
      return number({ maximumFractionDigits: 2 })
    default:
      return number({ maximumFractionDigits: 0 })
  }
}

function report(staffing: Staffing, terminal: Terminal): string {
  const names = ['load', 'agents', 'serviceLevel', 'asa', 'occupancy', 'scheduled'] as const
  const widest = Math.max(...names.map((name) => terminal.say(LABELS[name]).length))
  const lines = names.map(
    (name) => `${terminal.say(LABELS[name]).padEnd(widest)}  ${written(name, staffing[name], terminal.language)}`,
  )
  return [...lines, '', terminal.say(SUPPOSES)].join('\n')
}

/** How the form over a report's rows is called. */
const STAFFING_OF_REPORT = 'staffing REPORT --from DATE --to DATE --interval 30m --target 80/20'
const ONLY_CALLS = ['calls', 'agents'] as const
const ONLY_ROWS: OptionDefinitions = { ...rowSetOptions, mask: maskOption, ...fileOptions, ...safeOption }

/** An option of the other form of the command is not passed over in silence. @throws AppError `usage` */
function refuseAll(options: Options, names: readonly string[]): void {
  const isGiven = (name: string): boolean =>
    options.text(name) !== undefined || options.texts(name).length > 0 || options.has(name)
  const name = names.find(isGiven)
  if (name === undefined) return
  const usage = names === ONLY_CALLS ? STAFFING_OF_REPORT : staffing.usage
  throw new AppError('usage', { problem: 'command-written', usage })
}

export const staffing: Command = {
  usage: 'staffing --calls N --interval 30m --aht 240 --target 80/20',
  ...staffingTexts('help'),
  options: {
    calls: { type: 'string', value: 'N', ...staffingTexts('calls') },
    ...demandOptions,
    agents: { type: 'string', value: 'N', ...staffingTexts('agentsOption') },
    ...ONLY_ROWS,
  },
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal } = context
    if (options.positionals.length > 0) {
      refuseAll(options, ONLY_CALLS)
      // Rows are in the store, which numbers that are given need not.
      const { staffingOfReport } = await import('../staffingOfReport.ts')
      return staffingOfReport(context, options)
    }
    refuseAll(options, Object.keys(ONLY_ROWS))
    const result = staffingOf(demandOf(options), agentsOf(options))
    await terminal.result(result, report(result, terminal))
    return EXIT.done
  },
}
