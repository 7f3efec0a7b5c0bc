import type { Language } from '../language.ts'
import { parseDate, SECONDS_PER_DAY, startOfDay, wall } from '../time.ts'
import { readDate } from '../typed/typedDates.ts'
import { readHour } from '../typed/typedTimes.ts'
import { fold } from '../values.ts'
import { sheetCells, type SheetLine } from './sheetCells.ts'
import type { Shift } from './types.ts'

/** What is wrong with a line of a sheet. `shift-problems` of the texts say what is right. */
export const SHEET_PROBLEMS = [
  'no-agent',
  'no-day',
  'no-such-day',
  'no-from',
  'no-to',
  'same-times',
  'overlap',
  'too-few-cells',
] as const
export type SheetProblem = (typeof SHEET_PROBLEMS)[number]

export interface LineProblem {
  /** The line's number in the file, from 1. */
  readonly line: number
  readonly problem: SheetProblem
  /** What stands there. */
  readonly given: string
  /** Of an overlap: the line that it overlaps with. */
  readonly other?: number
}

/** Why a text is no sheet at all. */
export type SheetFault = 'empty' | 'headings' | 'too-long'

export type SheetReading =
  | { readonly kind: 'sheet'; readonly shifts: readonly Shift[]; readonly problems: readonly LineProblem[] }
  | { readonly kind: 'fault'; readonly fault: SheetFault; readonly missing: readonly SheetColumn[] }

export const SHEET_COLUMNS = ['agent', 'day', 'from', 'to'] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]

/** Headings as people write them, in both languages, without accents and in any case. */
const HEADINGS: Readonly<Record<SheetColumn, readonly string[]>> = {
  agent: [
    'agente',
    'agent',
    'nombre',
    'name',
    'id',
    'agente id',
    'id agente',
    'id del agente',
    'agent id',
    'agent_id',
    'agent_name',
    'nombre del agente',
    'agent name',
    'documento',
    'cedula',
    'extension',
    'asesor',
    'empleado',
    'employee',
  ],
  day: ['dia', 'fecha', 'day', 'date'],
  from: [
    'desde',
    'inicio',
    'entrada',
    'hora inicio',
    'hora de inicio',
    'hora inicial',
    'from',
    'start',
    'begin',
    'in',
    'start time',
  ],
  to: ['hasta', 'fin', 'salida', 'hora fin', 'hora de fin', 'hora final', 'to', 'end', 'out', 'end time', 'until'],
}

/** More lines are no sheet of shifts. */
export const MOST_SHEET_LINES = 50_000

type Places = Readonly<Record<SheetColumn, number>>

const POSITIONS: Places = { agent: 0, day: 1, from: 2, to: 3 }

function headingOf(cell: string): SheetColumn | undefined {
  const text = fold(cell).trim().replace(/\s+/g, ' ')
  return SHEET_COLUMNS.find((column) => HEADINGS[column].includes(text))
}

/** Where each column stands; undefined where the first line is none of headings but a shift already. */
function placesOf({ cells }: SheetLine, language: Language): Places | readonly SheetColumn[] | undefined {
  const named = cells.map(headingOf)
  const missing = SHEET_COLUMNS.filter((column) => !named.includes(column))
  if (missing.length === 0) {
    const place = (column: SheetColumn): number => named.indexOf(column)
    return { agent: place('agent'), day: place('day'), from: place('from'), to: place('to') }
  }
  return missing.length === SHEET_COLUMNS.length && readDate(cells[1] ?? '', language).kind !== 'none'
    ? undefined
    : missing
}

/** The second of the day; a day ends at 24:00. */
function secondOf(text: string): number | undefined {
  if (/^24:00(?::00)?$/.test(text.trim())) return SECONDS_PER_DAY
  const hour = readHour(text)
  if (hour === undefined) return undefined
  const [hours = '0', minutes = '0', seconds = '0'] = hour.split(':')
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

interface NumberedShift extends Shift {
  readonly line: number
}

function shiftOf({ line, cells }: SheetLine, places: Places, language: Language): NumberedShift | LineProblem {
  const cell = (column: SheetColumn): string => cells[places[column]]?.trim() ?? ''
  const problem = (kind: SheetProblem, given: string): LineProblem => ({ line, problem: kind, given })
  if (cells.length <= Math.max(...Object.values(places))) return problem('too-few-cells', cells.join(' | '))
  if (cell('agent') === '') return problem('no-agent', '')
  const day = readDate(cell('day'), language)
  if (day.kind !== 'date') return problem(day.kind === 'none' ? 'no-day' : 'no-such-day', cell('day'))
  const at = parseDate(day.value)?.at
  if (at === undefined) return problem('no-such-day', cell('day'))
  const [from, to] = [secondOf(cell('from')), secondOf(cell('to'))]
  if (from === undefined || from === SECONDS_PER_DAY) return problem('no-from', cell('from'))
  if (to === undefined) return problem('no-to', cell('to'))
  if (from === to) return problem('same-times', cell('to'))
  const start = startOfDay(at)
  // Who goes earlier than he comes goes on the next day.
  const before = to > from ? start + to : start + SECONDS_PER_DAY + to
  return { line, agent: cell('agent'), from: wall(start + from), before: wall(before) }
}

/** Nobody is planned twice at once: two such lines are a mistake in one of them. */
function overlaps(shifts: readonly NumberedShift[]): readonly LineProblem[] {
  const ofAgents = Map.groupBy(shifts, ({ agent }) => agentKey(agent))
  return [...ofAgents.values()].flatMap((own) => {
    const found: LineProblem[] = []
    let last: NumberedShift | undefined
    for (const shift of own.toSorted((a, b) => a.from - b.from || a.line - b.line)) {
      if (last !== undefined && shift.from < last.before) {
        const [line, other] = [Math.max(shift.line, last.line), Math.min(shift.line, last.line)]
        found.push({ line, problem: 'overlap', given: shift.agent, other })
      }
      if (last === undefined || shift.before > last.before) last = shift
    }
    return found
  })
}

/** What agents are compared by: as everywhere blind to case and accents, and to how many blanks stand between words. */
export function agentKey(agent: string): string {
  return fold(agent).trim().replace(/\s+/g, ' ')
}

/**
 * Reads a sheet of shifts: agent, day, from, to, divided by commas, semicolons or tabs, with headings in Spanish or
 * English, or without any in this order. Days are written as people of the language do, with the day first in Spanish.
 * A shift that ends before it begins ends on the next day. Every bad line is told; nothing of a sheet with one is to be
 * kept.
 */
export function readShiftSheet(text: string, language: Language): SheetReading {
  const lines = sheetCells(text)
  const [first, ...others] = lines
  if (first === undefined) return { kind: 'fault', fault: 'empty', missing: [] }
  if (lines.length > MOST_SHEET_LINES) return { kind: 'fault', fault: 'too-long', missing: [] }
  const places = placesOf(first, language)
  if (Array.isArray(places)) return { kind: 'fault', fault: 'headings', missing: places as readonly SheetColumn[] }
  const read = (places === undefined ? lines : others).map((line) =>
    shiftOf(line, (places as Places | undefined) ?? POSITIONS, language),
  )
  const shifts = read.filter((each): each is NumberedShift => 'before' in each)
  const problems = [...read.filter((each): each is LineProblem => 'problem' in each), ...overlaps(shifts)]
  if (shifts.length === 0 && problems.length === 0) return { kind: 'fault', fault: 'empty', missing: [] }
  return {
    kind: 'sheet',
    shifts: shifts.map(({ agent, from, before }) => ({ agent, from, before })),
    problems: problems.toSorted((a, b) => a.line - b.line),
  }
}
