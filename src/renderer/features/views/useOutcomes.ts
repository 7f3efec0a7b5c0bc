import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { ViewOutcome } from '../../../shared/ipc/views.ts'
import { useLanguage } from '../../text/useLanguage.ts'

export interface Outcomes {
  /** @param done what is said where it was done */
  readonly tell: (outcome: ViewOutcome, done: string) => void
  readonly fail: (error: AppError) => void
}

/** Tells what became of something that was done to a view. */
export function useOutcomes(): Outcomes {
  const { t } = useTranslation('views')
  const language = useLanguage()
  return {
    tell: (outcome, done) => {
      if (outcome.kind === 'kept') notifications.show({ message: done })
      else notifications.show({ message: t(outcome.kind === 'taken' ? 'nameTaken' : 'gone'), color: 'red' })
    },
    fail: (error) => {
      const { sentence, hint } = explain(error.toData(), language, 'window')
      notifications.show({ title: sentence, message: hint, color: 'red' })
    },
  }
}
