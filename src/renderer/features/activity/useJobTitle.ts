import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What a job works on: its report by title, with the operation where that is not the open one. */
export function useJobTitle(openConnectionId: number | null): (job: JobSnapshot) => string {
  const { t } = useTranslation(['start', 'operationCheck', 'home', 'customer'])
  const language = useLanguage()
  const { data: reports } = useAnswer('reports:list', null)
  const { data: connections } = useAnswer('connections:list', null)
  return useCallback(
    (job) => {
      const titleOf = (reportKey: string | null): string =>
        reportKey === null
          ? t('home:title')
          : (reports?.find((report) => report.key === reportKey)?.title[language] ?? reportKey)
      const isAboutCustomers = job.kind === 'export' && job.about === 'customers'
      const title =
        job.kind === 'check'
          ? t('operationCheck:title')
          : isAboutCustomers
            ? t('customer:files')
            : titleOf(job.reportKey)
      if (job.connectionId === openConnectionId) return title
      const connection = connections?.find(({ id }) => id === job.connectionId)
      if (connection === undefined) return title
      return `${title} · ${connection.isSample ? t('start:sample.label') : connection.name}`
    },
    [reports, connections, language, openConnectionId, t],
  )
}
