import { useTranslation } from 'react-i18next'
import { gapReasonTexts } from '../../../shared/live.ts'
import { FACTS, LOCALES } from '../../../shared/language.ts'
import { clockText } from '../../../shared/periodTexts.ts'
import { weekday } from '../../../shared/periods.ts'
import type { WallboardDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { BoardGap } from './board.ts'
import type { Outcome } from './tally.ts'
import { LEAST_DAYS, type Usual } from './usual.ts'

/** How far a figure is from what is usual, in words and as a direction. */
export interface Comparison {
  readonly text: string
  /** The same in as few words as can be read from afar. */
  readonly short: string
  /** Whether the difference is more than what differs from day to day anyway. */
  readonly isNotable: boolean
  readonly direction: 'up' | 'down' | 'same'
}

/** A difference below this share is none to speak of. */
const LEAST_DIFFERENCE = 0.005

/** Less than this differs from day to day anyway: a tenth of a count, two points of a share. */
const NOTABLE_SHARE = 0.1
const NOTABLE_POINTS = 0.02

interface ComparisonTexts {
  readonly up: string
  readonly down: string
  readonly same: string
  /** By how much. */
  readonly by: string
  readonly usual: string
}

function compared(difference: number, least: number, notable: number, texts: ComparisonTexts): Comparison {
  const size = Math.abs(difference)
  if (size < least) return { text: texts.same, short: texts.usual, isNotable: false, direction: 'same' }
  const direction = difference > 0 ? 'up' : 'down'
  return { text: texts[direction], short: `${texts.by} · ${texts.usual}`, isNotable: size >= notable, direction }
}

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
  /** The same in a few words. */
  readonly usualDays: (usual: Usual | null, now: WallSeconds) => string
}

/** A text at the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function useBoardWords(definition: WallboardDefinition): BoardWords {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const locale = LOCALES[language]
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const titleOfRate = (isGood: boolean): string =>
    definition.rates
      .find((rate) => rate.isGood === isGood)
      ?.values.map(valueTitle)
      .join(', ') ?? ''

  /** As the grid writes percentages. */
  function percent(value: number, decimals: number): string {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value * 100)
    return number + FACTS[language].afterPercentage.replace(' ', '\u00a0')
  }

  function valueTitle(value: string): string {
    if (value === '') return t('board.noValue')
    const known = Object.hasOwn(definition.valueTitles, value) ? definition.valueTitles[value] : undefined
    return known?.[language] ?? capital(value)
  }

  return {
    number: (value) => whole.format(value),
    share: (value) => percent(value, 1),
    valueTitle,
    outcome: (outcome) => (outcome === 'other' ? t('board.otherResults') : titleOfRate(outcome === 'good')),
    reason: ({ reason }) => {
      if (reason === null) return t('board.unseenUnknown')
      return reason === 'before' ? t('board.unseenBefore') : capital(gapReasonTexts[reason][language])
    },
    stretch: ({ from, to }) => {
      const [first, last] = [clockText(from), clockText(to)]
      return first === last ? first : `${first}–${last}`
    },
    countAgainst: (value, usual) => {
      if (usual === null) return null
      const known = { value: whole.format(usual.value) }
      const difference = usual.value === 0 ? 0 : (value - usual.value) / usual.value
      const share = percent(Math.abs(difference), 0)
      if (usual.value === 0) {
        const direction = value > 0 ? 'up' : 'same'
        return { text: t('board.usual', known), short: t('board.usualShort', known), isNotable: false, direction }
      }
      return compared(difference, LEAST_DIFFERENCE, NOTABLE_SHARE, {
        up: t('board.usualMore', { ...known, share }),
        down: t('board.usualLess', { ...known, share }),
        same: t('board.usualSame', known),
        by: share,
        usual: t('board.usualShort', known),
      })
    },
    shareAgainst: (value, usual) => {
      if (usual === null || value === null) return null
      const known = { value: percent(usual.value, 1) }
      const difference = value - usual.value
      const shown = { ...known, points: points.format(Math.abs(difference) * 100) }
      return compared(difference, LEAST_DIFFERENCE / 10, NOTABLE_POINTS, {
        up: t('board.pointsMore', shown),
        down: t('board.pointsLess', shown),
        same: t('board.usualSame', known),
        by: t('board.points', shown),
        usual: t('board.usualShort', known),
      })
    },
    usualMeaning: (usual, now) => {
      const days = t(`board.weekdays.${WEEKDAYS[weekday(now)] ?? '0'}`)
      return usual === null
        ? t('board.noUsual', { count: LEAST_DAYS, weekday: days })
        : t('board.usualRests', { count: usual.days, weekday: days })
    },
    usualDays: (usual, now) => {
      const days = t(`board.weekdays.${WEEKDAYS[weekday(now)] ?? '0'}`)
      return usual === null
        ? t('board.usualNone', { count: LEAST_DAYS, weekday: days })
        : t('board.usualDays', { count: usual.days, weekday: days })
    },
  }
}
