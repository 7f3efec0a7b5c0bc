import { PERIOD_PRESETS, presetPeriod, type PeriodPreset } from '../../../shared/periods.ts'
import { takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import type { ViewContent } from '../../../shared/views.ts'

const USUAL: PeriodPreset = 'yesterday'

/** The period in words that a stretch is just now; undefined where none is. */
function presetOf(range: TimeRange | null, now: WallSeconds): PeriodPreset | undefined {
  return PERIOD_PRESETS.find((preset) => {
    const { from, to } = presetPeriod(preset, now)
    return range?.from === from && range.to === to
  })
}

/** What a schedule would keep of what is looked at. */
export interface KeptContent {
  readonly content: ViewContent
  /** Whether its period had to be another one than is seen, since that does not move with the calendar. */
  readonly isOtherPeriod: boolean
}

/**
 * What is looked at as a schedule keeps it: with a period that moves with the calendar, where the report has any.
 *
 * @param content what is looked at
 * @param now the operation's wall clock
 */
export function keptContent(content: ViewContent, report: ReportDefinition, now: WallSeconds): KeptContent {
  const { period } = content
  if (period?.kind === 'preset') return { content, isOtherPeriod: false }
  if (!takesDates(report) && report.kind !== 'live')
    return { content: { ...content, period: null }, isOtherPeriod: false }
  const range = period?.kind === 'dates' ? { from: period.from, to: period.to } : null
  const preset = presetOf(range, now)
  const moving = { kind: 'preset', preset: preset ?? USUAL } as const
  return { content: { ...content, period: moving }, isOtherPeriod: range !== null && preset === undefined }
}
