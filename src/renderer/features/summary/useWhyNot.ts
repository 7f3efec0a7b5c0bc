import { useTranslation } from 'react-i18next'
import type { WhyNot } from './summaryChoices.ts'

/** Says why something cannot be chosen. */
export function useWhyNot(): (reason: WhyNot) => string {
  const { t } = useTranslation('summary')
  return (reason) => {
    switch (reason.kind) {
      case 'chosen':
        return t('whyNot.chosen')
      case 'other-report':
        return t('whyNot.otherReport')
      case 'divided':
        return t('whyNot.divided')
      case 'too-many-steps':
        return t('whyNot.tooManySteps')
      case 'needs-date':
        return t('whyNot.needsDate')
      case 'not-additive': {
        const { measure } = reason
        return measure === null ? t('whyNot.notAdditive') : t('whyNot.notAdditiveUse', { measure })
      }
    }
  }
}
