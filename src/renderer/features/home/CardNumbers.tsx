import { numberText } from '../../../shared/summaries/numberText.ts'
import type { SummaryContent } from '../../../shared/home.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { totalOf } from './cardText.ts'
import { Delta } from './Delta.tsx'

interface CardNumbersProps {
  readonly content: SummaryContent
  /** How many measures there is room for, the first of them large. */
  readonly most: number
}

/** What a summary comes to in all, each measure with how it differs from the earlier period. */
export function CardNumbers({ content: { answer, isMoreBetter }, most }: CardNumbersProps) {
  const language = useLanguage()
  const total = totalOf(answer)
  if (total === undefined) return null
  return (
    <dl className="home-numbers">
      {answer.measures.slice(0, most).map((measure, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a measure is its place
        <div key={place} className="home-number" data-first={place === 0 || undefined}>
          <dt title={measure.formula}>{measure.title}</dt>
          <dd>
            <span className="home-number-value">
              {numberText(total.values[place] ?? null, measure.type, language, 'screen')}
            </span>
            <Delta group={total} place={place} measure={measure} isMoreBetter={isMoreBetter[place] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
