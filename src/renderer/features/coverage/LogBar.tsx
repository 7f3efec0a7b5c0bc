import { Tooltip } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { logSegments, type LogSegment } from '../../../shared/coverage.ts'
import type { Coverage } from '../../../shared/holdings.ts'
import { dayText, durationText, rangeText } from '../../../shared/periodTexts.ts'
import { addDays } from '../../../shared/periods.ts'
import { SECONDS_PER_DAY, startOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface LogBarProps {
  readonly coverage: Coverage
  /** Null for the whole log. */
  readonly range: TimeRange | null
}

/** Midnights and noons that divide the bar, at most about a dozen of them. */
function ticksOf({ from, to }: TimeRange): readonly WallSeconds[] {
  const days = (to - from) / SECONDS_PER_DAY
  if (days < 1) return []
  const step = Math.ceil(days / 12)
  const ticks: WallSeconds[] = []
  for (let at = addDays(startOfDay(from), 1); at < to; at = addDays(at, step)) ticks.push(at)
  return ticks
}

/** As in log.css. */
const LEAST_PX = 3

const KINDS: readonly LogSegment['kind'][] = ['seen', 'gap', 'before', 'open', 'future']

/** The time of a continuous log: what was seen, and the gaps that nobody saw. */
export function LogBar({ coverage, range }: LogBarProps) {
  const { t } = useTranslation('coverage')
  const language = useLanguage()
  const segments = useMemo(() => logSegments(coverage, range), [coverage, range])
  const [first, last] = [segments[0], segments.at(-1)]
  if (first === undefined || last === undefined) return null
  const whole = { from: first.range.from, to: last.range.to }
  const length = whole.to - whole.from + 1
  const share = (at: number): string => `${((at - whole.from) / length) * 100}%`
  const words = ({ kind, range: { from, to } }: LogSegment): string =>
    t(`segments.${kind}`, {
      range: rangeText({ from: wall(from - (from % 60)), to: wall(to - (to % 60) + 59) }, language, coverage.now),
      duration: durationText(to - from + 1),
    })
  const present = KINDS.filter((kind) => segments.some((segment) => segment.kind === kind))
  return (
    <div className="coverage-strip" data-size="log">
      <div className="coverage-log">
        <ul className="coverage-log-bar" aria-label={t('log')}>
          {segments.map((segment) => (
            <Tooltip key={segment.range.from} label={words(segment)} openDelay={100}>
              <li
                className="coverage-segment"
                data-kind={segment.kind}
                style={{
                  // What is too short to be drawn in proportion is still seen at the end.
                  left: `min(${share(segment.range.from)}, calc(100% - ${LEAST_PX}px))`,
                  width: share(whole.from + segment.range.to - segment.range.from + 1),
                }}
              >
                <span className="visually-hidden">{words(segment)}</span>
              </li>
            </Tooltip>
          ))}
        </ul>
        <div className="coverage-ticks" aria-hidden>
          {ticksOf(whole).map((tick) => (
            <span key={tick} style={{ left: share(tick) }}>
              {dayText(tick, language, coverage.now)}
            </span>
          ))}
        </div>
      </div>
      <ul className="coverage-legend" aria-label={t('legend')}>
        {present.map((kind) => (
          <li key={kind}>
            <span className="coverage-segment coverage-swatch" data-kind={kind} aria-hidden />
            {t(`segmentNames.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
