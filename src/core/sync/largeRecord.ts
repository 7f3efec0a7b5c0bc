import { AppError } from '../../shared/errors.ts'
import { contains } from '../../shared/ranges.ts'
import { dateFieldOf } from '../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { numberOf } from '../../shared/values.ts'
import type { AnswerReader } from '../wolkvox/answerEnd.ts'

// A record that is too large to be taken says by its date, which mostly comes before what makes it large, what can be
// asked for without it.

const VALUE = /^\s*:\s*"([^"\\]{1,64})"/

/** The date in the beginning of a record's JSON, on the operation's own clock, or undefined. */
function dateIn(head: string, report: ReportDefinition, timeZone: string): WallSeconds | undefined {
  const field = dateFieldOf(report)
  if (field === undefined) return undefined
  for (const name of [field.name, ...(field.otherNames ?? [])]) {
    const written = JSON.stringify(name)
    const place = head.indexOf(written)
    const text = place < 0 ? undefined : VALUE.exec(head.slice(place + written.length))?.[1]
    const at = text === undefined ? null : numberOf(field.type, text, timeZone)
    if (at !== null) return wall(at)
  }
  return undefined
}

/**
 * Lets a reader take a piece.
 *
 * @param timeZone the operation's own, to whose clock dates with a zone are turned
 * @throws AppError what it raised; `record-too-large` with the record's date (`at`, wall seconds) where it shows
 */
export function writeDated(reader: AnswerReader, piece: Uint8Array, report: ReportDefinition, timeZone: string): void {
  try {
    reader.write(piece)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'record-too-large') throw cause
    const at = dateIn(reader.openHead, report, timeZone)
    throw at === undefined ? cause : new AppError(cause.code, { ...cause.detail, at }, { cause })
  }
}

/**
 * The parts of a range around the second of a record that was too large; undefined where that is not known. Should the
 * server file the record by another time, it is in one of the parts all the same.
 */
export function aroundLargeRecord(cause: unknown, range: TimeRange): readonly TimeRange[] | undefined {
  if (!(cause instanceof AppError) || cause.code !== 'record-too-large') return undefined
  const at = Number(cause.detail['at'])
  const second = { from: wall(at), to: wall(at) }
  if (!contains(range, second)) return undefined
  const parts = [{ from: range.from, to: wall(at - 1) }, second, { from: wall(at + 1), to: range.to }]
  return parts.filter(({ from, to }) => from <= to)
}
