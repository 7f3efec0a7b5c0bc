import { parseDate } from '../../src/shared/time.ts'
import { HABITS, type Habits } from './team/habits.ts'
import { simulateDay, type DayTold, type Shape } from './team/simulation.ts'
import { measureSlices, type MeasuredSlice } from './team/sliceSizes.ts'

// `node test/bench/team.ts`: what the team's database has to carry, from a few desks to thousands, as docs/team.md has
// it. Slices are measured on the sample operation; what people do is supposed (team/habits.ts). Nothing here passes or
// fails, and nothing is timed: it gives the same on every machine.

/** A working Thursday of the sample operation, with 28 agents. */
const DAY = '2026-11-19'
const ONE_ROOM: Shape = { desks: 20, operations: 1 }
const SHAPES: readonly Shape[] = [
  { desks: 5, operations: 1 },
  ONE_ROOM,
  { desks: 50, operations: 1 },
  { desks: 50, operations: 10 },
  { desks: 5_000, operations: 1_000 },
]
const FRESH_SECONDS = [0, 60, 300, 900]
const WORKING_DAYS_A_YEAR = 290

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const number = (value: number): string => Math.round(value).toLocaleString('en-US')
const few = (value: number): string => (value < 10 ? value.toFixed(1) : number(value))

function size(bytes: number): string {
  if (bytes < 1e6) return `${few(bytes / 1e3)} kB`
  return bytes < 1e9 ? `${few(bytes / 1e6)} MB` : `${few(bytes / 1e9)} GB`
}

function nameOf({ desks, operations }: Shape): string {
  return `${number(desks)} desks, ${number(operations)} operation${operations === 1 ? '' : 's'}`
}

function requestsRow(day: DayTold): readonly string[] {
  const spared = 1 - day.requests / day.requestsAlone
  return [
    nameOf(day),
    number(day.requestsAlone / day.operations),
    number(day.requests / day.operations),
    `${Math.round(spared * 100)} %`,
    number(day.mostRequests),
    `${few(day.waitMedian)} s`,
    `${few(day.wait95)} s`,
  ]
}

function databaseRow(day: DayTold): readonly string[] {
  const { load } = day
  return [
    nameOf(day),
    number(day.slicesADay * WORKING_DAYS_A_YEAR),
    size(day.bytesADay * WORKING_DAYS_A_YEAR),
    size(load.bytesWritten),
    size(load.bytesRead),
    few(load.mostStatementsASecond),
    size(load.mostBytesReadASecond),
    number(load.mostConnections),
  ]
}

function sizesTable(measured: readonly MeasuredSlice[]): string {
  const rows = measured.map(({ reportKey, records, plainBytes, bytes, parts }) => [
    `\`${reportKey}\``,
    number(records),
    size(plainBytes),
    size(bytes),
    `${(plainBytes / bytes).toFixed(1)} ×`,
    number(parts),
  ])
  return table(['report', 'records of a day', 'as sent', 'in the team', 'smaller', 'parts'], rows)
}

const day = parseDate(DAY)
if (day === undefined) throw new Error('no such day')
const measured = (await measureSlices(day.at)).slice(0, HABITS.reports)
const sizeOf = (report: number): MeasuredSlice => {
  const found = measured[report % measured.length]
  if (found === undefined) throw new Error('the sample operation has no rows')
  return found
}
const run = (shape: Shape, habits: Habits = HABITS): DayTold => simulateDay(shape, habits, sizeOf)

const REQUESTS = ['', 'each for itself', 'as a team', 'spared', 'the most', 'wait, half below', 'wait, 95 % below']
const days = SHAPES.map((shape) => run(shape))
const firstDays = SHAPES.map((shape) => run(shape, { ...HABITS, isFirstDay: true }))
const parts = [
  `Slices of ${DAY}, the ${measured.length} largest reports:`,
  sizesTable(measured),
  'Requests of an operation, on a day like any other:',
  table(REQUESTS, days.map(requestsRow)),
  'The same on the first day, when nothing was fetched before:',
  table(REQUESTS, firstDays.map(requestsRow)),
  `The same for ${nameOf(ONE_ROOM)} on a day like any other, by how old rows of today are taken from others:`,
  table(
    REQUESTS,
    FRESH_SECONDS.map((freshSeconds) => {
      const [, ...cells] = requestsRow(run(ONE_ROOM, { ...HABITS, freshSeconds }))
      return [`${freshSeconds} s`, ...cells]
    }),
  ),
  'The database, on a day like any other:',
  table(
    ['', 'slices a year', 'bytes a year', 'written a day', 'read a day', 'statements/s', 'read/s', 'connections'],
    days.map(databaseRow),
  ),
  'The database, on the first day:',
  table(
    ['', 'slices a year', 'bytes a year', 'written a day', 'read a day', 'statements/s', 'read/s', 'connections'],
    firstDays.map(databaseRow),
  ),
]
process.stdout.write(`${parts.join('\n\n')}\n`)
