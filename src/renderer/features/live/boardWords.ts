import { useTranslation } from 'react-i18next'
import { gapReasonTexts } from '../../../shared/live.ts'
import { LOCALES } from '../../../shared/language.ts'
import { clockText, durationText } from '../../../shared/periodTexts.ts'
import { weekday } from '../../../shared/periods.ts'
import type { WallboardDefinition } from '../../../shared/reports/types.ts'
import { wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { BoardGap } from './board.ts'
import type { Outcome } from './tally.ts'
import { LEAST_DAYS, type Usual } from './usual.ts'

/** How far a figure is from what is usual, in words and as a direction. */
export interface Comparison {
  readonly text: string
  readonly direction: 'up' | 'down' | 'same'
}

/** A difference below this share is none to speak of. */
const LEAST_DIFFERENCE = 0.005

const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6'] as const

/** The words and numbers of a board. */
export interface BoardWords {
  readonly number: (value: number) => string
  readonly share: (value: number) => string
  /** What a value is called on the board. */
  readonly valueTitle: (value: string) => string
  readonly outcome: (outcome: Outcome) => string
  readonly reason: (gap: BoardGap) => string
  /** `10:20–10:44`. */
  readonly stretch: (range: TimeRange) => string
  /** A count against what is usual; null where nothing is. */
  readonly countAgainst: (value: number, usual: Usual | null) => Comparison | null
  /** A share against what is usual, in percentage points. */
  readonly shareAgainst: (value: number | null, usual: Usual | null) => Comparison | null
  /** What the usual rests on, or why there is none. */
  readonly usualMeaning: (usual: Usual | null, now: WallSeconds) => string
  readonly duration: (seconds: number) => string
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function useBoardWords(definition: WallboardDefinition): BoardWords {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const locale = LOCALES[language]
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const rounded = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const titleOfRate = (isGood: boolean): string =>
    definition.rates
      .find((rate) => rate.isGood === isGood)
      ?.values.map(valueTitle)
      .join(', ') ?? ''

  function valueTitle(value: string): string {
    if (value === '') return t('board.noValue')
    const known = Object.hasOwn(definition.valueTitles, value) ? definition.valueTitles[value] : undefined
    return known?.[language] ?? capital(value)
  }

  return {
    number: (value) => whole.format(value),
    share: (value) => percent.format(value),
    valueTitle,
    outcome: (outcome) => (outcome === 'other' ? t('board.outcomes.other') : titleOfRate(outcome === 'good')),
    reason: ({ reason }) => {
      if (reason === null) return t('board.unseenUnknown')
      return reason === 'before' ? t('board.unseenBefore') : capital(gapReasonTexts[reason][language])
    },
    stretch: ({ from, to }) => `${clockText(from)}–${clockText(wall(to))}`,
    countAgainst: (value, usual) => {
      if (usual === null) return null
      const known = { value: whole.format(usual.value) }
      const difference = usual.value === 0 ? 0 : (value - usual.value) / usual.value
      if (usual.value === 0 || Math.abs(difference) < LEAST_DIFFERENCE) {
        const isSame = Math.round(usual.value) === value
        return isSame || usual.value > 0
          ? { text: t('board.usualSame', known), direction: 'same' }
          : { text: t('board.usual', known), direction: 'up' }
      }
      const share = rounded.format(Math.abs(difference))
      return difference > 0
        ? { text: t('board.usualMore', { ...known, share }), direction: 'up' }
        : { text: t('board.usualLess', { ...known, share }), direction: 'down' }
    },
    shareAgainst: (value, usual) => {
      if (usual === null || value === null) return null
      const known = { value: percent.format(usual.value) }
      const difference = (value - usual.value) * 100
      if (Math.abs(difference) < 0.05) return { text: t('board.usualSame', known), direction: 'same' }
      const shown = { ...known, points: points.format(Math.abs(difference)) }
      return difference > 0
        ? { text: t('board.pointsMore', shown), direction: 'up' }
        : { text: t('board.pointsLess', shown), direction: 'down' }
    },
    usualMeaning: (usual, now) => {
      const days = t(`board.weekdays.${WEEKDAYS[weekday(now)] ?? '0'}`)
      return usual === null
        ? t('board.noUsual', { count: LEAST_DAYS, weekday: days })
        : t('board.usualRests', { count: usual.days, weekday: days })
    },
    duration: durationText,
  }
}
