import { IconCircleCheck, IconEqualNot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MatchedNumber } from '../../../shared/checks/matchAnswer.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** How two numbers part, in a sentence. */
export function MatchSentence({ number }: { readonly number: MatchedNumber }) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { difference } = number
  const text = (value: number): string => numberText(value, 'count', language, 'screen')
  const values = { expected: text(number.expected), found: text(number.found) }
  const isEqual = difference === 0
  const Icon = isEqual ? IconCircleCheck : IconEqualNot
  return (
    <output className="checks-sentence" data-equal={isEqual || undefined}>
      <Icon size={18} aria-hidden />
      {isEqual
        ? t('match.fits', values)
        : difference > 0
          ? t('match.fewer', { ...values, count: difference })
          : t('match.tooMany', { ...values, difference: text(-difference) })}
    </output>
  )
}
