import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { differenceOf, hasChange } from '../../../shared/summaries/differences.ts'
import { changeText, differenceText, numberText } from '../../../shared/summaries/numberText.ts'
import type { MeasureHeading, SummaryGroup } from '../../../shared/summaries/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface DeltaProps {
  readonly group: SummaryGroup
  readonly place: number
  readonly measure: MeasureHeading
  /** Null: neither more nor less is. */
  readonly isMoreBetter: boolean | null
}

/** How a number differs from that of the earlier period: by sign, arrow and words, and by colour where it matters. */
export function Delta({ group, place, measure, isMoreBetter }: DeltaProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const { values, compared, comparedState } = group
  if (compared === null) return null
  const [now = null, before = null] = [values[place], compared[place]]
  if (now === null) return null
  if (comparedState === 'missing') return <p className="home-delta">{t('delta.missing')}</p>
  const { amount, change } = differenceOf(now, before)
  if (amount === null) return null
  const isBetter = amount === 0 || isMoreBetter === null ? null : amount > 0 === isMoreBetter
  const verdict = isBetter === null ? undefined : isBetter ? 'better' : 'worse'
  const Arrow = amount === 0 ? IconEqual : amount > 0 ? IconArrowUpRight : IconArrowDownRight
  const text =
    amount === 0
      ? t('delta.same')
      : hasChange(measure) && change !== null
        ? changeText(change, language, 'screen')
        : differenceText(amount, measure.type, language, 'screen')
  return (
    <p className="home-delta" data-verdict={verdict}>
      <Arrow size={15} aria-hidden />
      <strong>{text}</strong>
      {verdict !== undefined && <span className="home-delta-verdict">{t(`delta.${verdict}`)}</span>}
      <span className="home-delta-before">
        {t('delta.before', { value: numberText(before, measure.type, language, 'screen') })}
      </span>
      {comparedState === 'partial' && <span className="home-delta-before">{t('delta.partial')}</span>}
    </p>
  )
}
