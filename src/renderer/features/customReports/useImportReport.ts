import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { CustomReport } from '../../../shared/customReports/customReport.ts'
import { useAction } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** Reads a report out of a file that the user chooses, and says so where the file holds none. */
export function useImportReport(onReport: (report: CustomReport) => void): () => void {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  const { mutate } = useAction('own-reports:import')
  return () => {
    mutate(null, {
      onSuccess: (reading) => {
        if (reading.kind === 'report') onReport(reading.report)
        else if (reading.kind === 'refused') {
          const message = t(`file.problems.${reading.problem}`)
          notifications.show({ title: t('file.failed'), message, color: 'red' })
        }
      },
      onError: (error) => {
        const { sentence, hint } = explain(error.toData(), language, 'window')
        notifications.show({ title: sentence, message: hint, color: 'red' })
      },
    })
  }
}
