import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { durationText } from '../../shared/periodTexts.ts'
import { EARLIER_PERIODS, FOLDED_STEPS, TIME_STEPS } from '../../shared/summaries/types.ts'
import { useLanguage } from '../text/useLanguage.ts'
import type { SentenceWords } from './summarySentence.ts'

const STEPS = [...TIME_STEPS, ...FOLDED_STEPS]

/** The words that sentences and labels of summaries are made of. */
export function useSummaryWords(): SentenceWords {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  return useMemo(
    () => ({
      language,
      and: (one, other) => t('sentence.and', { one, other }),
      by: (measures, groups) => t('sentence.by', { measures, groups }),
      total: (measures) => t('sentence.total', { measures }),
      across: (before, field) => t('sentence.across', { before, field }),
      compared: (before, period) => t('sentence.compared', { before, period }),
      step: (field, step) => t('sentence.step', { field, step }),
      stepName: (step, isDuration) => {
        const named = STEPS.find((each) => each === step)
        return named === undefined
          ? t('steps.width', { width: isDuration ? durationText(Number(step)) : step })
          : t(`steps.${named}`)
      },
      comparison: (compare) => {
        const named = EARLIER_PERIODS.find((each) => each === compare)
        return named === undefined ? compare.replace('..', ' – ') : t(`comparisons.${named}`)
      },
    }),
    [t, language],
  )
}
