import { AppError } from '../../shared/errors.ts'
import { formatValue } from '../../shared/format.ts'
import { LOCALES, type Language, type LocalizedText } from '../../shared/language.ts'
import {
  loadOf,
  MOST_ERLANGS,
  staffingOf,
  USUAL_MAX_OCCUPANCY,
  type Staffing,
  type StaffingDemand,
} from '../../shared/measures/staffing.ts'
import type { Command, Options } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { staffingTexts } from '../texts/staffing.ts'

const NUMBER = /^\d{1,9}(?:[.,]\d{1,6})?$/
const INTERVAL = /^(\d{1,5})\s?(s|m|min|h)$/i
const TARGET = /^(\d{1,3}(?:[.,]\d{1,6})?)\s?%?\s?\/\s?(\d{1,5}(?:[.,]\d{1,3})?)\s?s?$/
const SECONDS_OF_UNIT: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600 }
const SECONDS_PER_DAY = 86_400

function given(options: Options, name: string): string {
  const text = options.text(name)?.trim()
  if (text === undefined || text === '') throw new AppError('usage', { problem: 'option-missing', option: name })
  return text
}

function refused(name: string, expected: string, text: string): AppError {
  return new AppError('usage', { problem: 'option-takes', option: name, expected, given: text })
}

/** A number with a point or a comma before its decimals. */
function plainNumber(text: string): number {
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

/** @param isRight whether a number is one that the option takes; `expected` tells which those are */
function numberOf(name: string, text: string, expected: string, isRight: (value: number) => boolean): number {
  const value = plainNumber(text)
  if (!isRight(value)) throw refused(name, expected, text)
  return value
}

function intervalSeconds(text: string): number {
  const [, count = '0', unit = 's'] = INTERVAL.exec(text) ?? []
  const seconds = Number(count) * (SECONDS_OF_UNIT[unit.toLowerCase()] ?? 0)
  if (seconds <= 0 || seconds > SECONDS_PER_DAY) throw refused('interval', '15m, 30m, 1h', text)
  return seconds
}

function targetOf(text: string): Pick<StaffingDemand, 'targetPercent' | 'targetSeconds'> {
  const [, percent = '', seconds = ''] = TARGET.exec(text) ?? []
  const target = { targetPercent: plainNumber(percent), targetSeconds: plainNumber(seconds) }
  const isRight = target.targetPercent > 0 && target.targetPercent < 100 && target.targetSeconds <= SECONDS_PER_DAY
  if (!isRight) throw refused('target', '80/20', text)
  return target
}

/** What the options ask for. @throws AppError `usage` */
function demandOf(options: Options): StaffingDemand {
  const maxOccupancy = options.text('max-occupancy')?.trim() ?? String(USUAL_MAX_OCCUPANCY)
  const shrinkage = options.text('shrinkage')?.trim() ?? '0'
  const demand = {
    calls: numberOf('calls', given(options, 'calls'), '120', (value) => value >= 0),
    intervalSeconds: intervalSeconds(given(options, 'interval')),
    ahtSeconds: numberOf('aht', given(options, 'aht'), '240', (value) => value > 0 && value <= SECONDS_PER_DAY),
    ...targetOf(given(options, 'target')),
    maxOccupancyPercent: numberOf('max-occupancy', maxOccupancy, '85', (value) => value > 0 && value <= 100),
    shrinkagePercent: numberOf('shrinkage', shrinkage, '0–99', (value) => value < 100),
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

export const staffing: Command = {
  usage: 'staffing --calls N --interval 30m --aht 240 --target 80/20',
  ...staffingTexts('help'),
  options: {
    calls: {
      type: 'string',
      value: 'N',
      ...staffingTexts('calls'),
    },
    interval: { type: 'string', value: '30m', ...staffingTexts('interval') },
    aht: {
      type: 'string',
      value: 'SECONDS',
      ...staffingTexts('aht'),
    },
    target: {
      type: 'string',
      value: '80/20',
      ...staffingTexts('target'),
    },
    'max-occupancy': {
      type: 'string',
      value: 'PERCENT',
      ...staffingTexts('maxOccupancy', { usual: USUAL_MAX_OCCUPANCY }),
    },
    shrinkage: {
      type: 'string',
      value: 'PERCENT',
      ...staffingTexts('shrinkage'),
    },
    agents: { type: 'string', value: 'N', ...staffingTexts('agentsOption') },
  },
  positionals: { least: 0, most: 0 },
  async run({ terminal }, options) {
    const result = staffingOf(demandOf(options), agentsOf(options))
    await terminal.result(result, report(result, terminal))
    return EXIT.done
  },
}
