import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { keyOf, useAnswer } from '../../api/queries.ts'
import { request } from '../../api/bridge.ts'
import type { Counting, Counts } from '../../../shared/counts.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { InputOf } from '../../../shared/ipc/contract.ts'
import type { Coverage, ReportScope } from '../../../shared/holdings.ts'
import { addDays } from '../../../shared/periods.ts'
import type { ReportDefinition, WallboardDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, SECONDS_PER_DAY, startOfDay, wall, type WallSeconds } from '../../../shared/time.ts'
import { boardFigures, seenStretches, type BoardFigures } from './board.ts'
import { useLogGaps } from './useLogGaps.ts'
import { MOST_DAYS } from './usual.ts'
import { overlaps } from '../../../shared/ranges.ts'

const DAYS_PER_WEEK = 7
const SECONDS_PER_HOUR = 3_600

/** A board as far as it is known. */
export interface Board {
  /** Null until it is counted. */
  readonly figures: BoardFigures | null
  /** Nothing was ever fetched. */
  readonly isNever: boolean
  /** When the log was last looked at, on the operation's wall clock; null where it never was. */
  readonly lastSeen: WallSeconds | null
  readonly error: AppError | null
}

function countingOf({ typeField, resultField }: WallboardDefinition): Counting {
  return { bucket: 'minute', by: [typeField, resultField] }
}

function inputOf(scope: ReportScope, day: WallSeconds, counting: Counting): InputOf<'result:counts'> {
  const question = { ...scope, range: { from: day, to: endOfDay(day) }, filters: [], search: '', sort: [] }
  return { slot: `board/${day}`, question, counting }
}

/**
 * What is stored of a day, in a word that changes with it: a poll of today leaves earlier days as they are, and they
 * are not counted again.
 */
function heldOf({ stretches }: Pick<Coverage, 'stretches'>, day: WallSeconds): string {
  const whole = { from: day, to: endOfDay(day) }
  return stretches
    .filter(({ range }) => overlaps(range, whole))
    .map(({ range, rows, fetchedAtMs }) => `${range.from}–${range.to}:${rows}@${fetchedAtMs}`)
    .join(' ')
}

/** Counts what a board shows; counts anew when rows are stored and as the minute changes. */
export function useBoard(
  scope: ReportScope,
  report: ReportDefinition,
  definition: WallboardDefinition,
  now: WallSeconds,
): Board {
  const day = startOfDay(now)
  const coverage = useAnswer('coverage:get', { scope, range: null }, { keepPrevious: true })
  const gaps = useLogGaps(scope)
  const counting = useMemo(() => countingOf(definition), [definition])
  const seen = useMemo(() => (coverage.data === undefined ? undefined : seenStretches(coverage.data)), [coverage.data])

  const isEarly = now - day < SECONDS_PER_HOUR
  const days = useMemo(() => {
    const weekdays = Array.from({ length: MOST_DAYS }, (_, place) => addDays(day, -(place + 1) * DAYS_PER_WEEK))
    const wasSeen = (each: WallSeconds): boolean =>
      seen?.some((range) => overlaps(range, { from: each, to: wall(each + SECONDS_PER_DAY - 1) })) ?? false
    return { today: day, yesterday: isEarly ? addDays(day, -1) : null, earlier: weekdays.filter(wasSeen) }
  }, [day, isEarly, seen])

  const asked = [days.today, ...(days.yesterday === null ? [] : [days.yesterday]), ...days.earlier]
  const counted = useQueries({
    queries: asked.map((each) => {
      const input = inputOf(scope, each, counting)
      const isEarlier = days.earlier.includes(each) && coverage.data !== undefined
      const queryKey = isEarlier
        ? ['board', input, heldOf(coverage.data, each)]
        : ([...keyOf('result:counts', input)] as const)
      return { queryKey, queryFn: () => request('result:counts', input) }
    }),
    combine: (results) => ({
      entries: results.map(({ data }): Counts['entries'] | undefined => data?.entries),
      error: results.find(({ error }) => error !== null && error.code !== 'cancelled')?.error ?? null,
    }),
  })

  const figures = useMemo((): BoardFigures | null => {
    const [today, ...others] = counted.entries
    if (today === undefined || coverage.data === undefined) return null
    const earlier = days.yesterday === null ? others : others.slice(1)
    return boardFigures({
      definition,
      now,
      today,
      yesterday: days.yesterday === null ? [] : (others[0] ?? []),
      earlier: days.earlier.flatMap((each, place) => {
        const entries = earlier[place]
        return entries === undefined ? [] : [{ day: each, entries }]
      }),
      coverage: coverage.data,
      gaps,
      reachMinutes: report.liveMinutes ?? 0,
    })
  }, [counted, coverage.data, days, definition, now, gaps, report])

  return {
    figures,
    isNever: seen?.length === 0,
    lastSeen: seen?.at(-1)?.to ?? null,
    error: coverage.error ?? counted.error,
  }
}
