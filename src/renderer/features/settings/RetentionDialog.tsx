import { Loader, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../../shared/periodTexts.ts'
import { scheduleCutText } from '../../../shared/retentionTexts.ts'
import { rulesAfter, type RetentionChange } from '../../../shared/retention.ts'
import { parseDate, wallClock } from '../../../shared/time.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useNow } from '../../components/useNow.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useLooked } from './useLooked.ts'

const MOST_LISTED = 12

interface RetentionDialogProps {
  readonly change: RetentionChange
  readonly onClose: () => void
}

/** Shows what would go now if a rule were set or taken away, and does that only when it is chosen. */
export function RetentionDialog({ change, onClose }: RetentionDialogProps) {
  const { t } = useTranslation(['automation', 'common'])
  const language = useLanguage()
  const nowMs = useNow(false)
  const preview = useLooked('retention:preview', change)
  const { data: reports = [] } = useAnswer('reports:list', null)
  const { data: schedules = [] } = useAnswer('schedules:list', null)
  const { data: rules = [] } = useAnswer('retention:get', null)
  const { data: connections = [] } = useAnswer('connections:list', null)
  const set = useAction('retention:set')
  const going = preview.answer ?? []
  const count = going.reduce((sum, { rows }) => sum + rows, 0)
  const error = preview.error ?? set.error
  const dayOf = (written: string): string => {
    const at = parseDate(written)?.at
    return at === undefined ? written : dayText(at, language, null)
  }
  const cuts = schedules.flatMap((schedule) => {
    const { connectionId, reportKey, content } = schedule
    const report = reports.find(({ key }) => key === reportKey)
    const timeZone = connections.find(({ id }) => id === connectionId)?.timeZone
    if (reportKey === null || report === undefined || timeZone === undefined || report.kind === 'snapshot') return []
    const scheduled = { connectionId, reportKey, period: content?.period ?? null }
    return scheduleCutText(rulesAfter(rules, change), scheduled, report.title, wallClock(nowMs, timeZone)) ?? []
  })
  function action(): string {
    if (count === 0) return change.isRemoved ? t('common:remove') : t('common:save')
    return change.isRemoved ? t('automation:retention.confirmRemoval') : t('automation:retention.confirm')
  }
  return (
    <ConfirmDialog
      isOpen
      title={t('automation:retention.confirmTitle')}
      action={action()}
      isBusy={set.isPending}
      isDisabled={preview.answer === null}
      onClose={onClose}
      onConfirm={() => {
        set.mutate(change, { onSuccess: onClose })
      }}
    >
      <Stack gap="xs" aria-live="polite">
        {error === null ? null : <ProblemNote error={error} />}
        {preview.answer === null && preview.error === null ? (
          <Text size="sm">
            <Loader size={14} aria-hidden /> {t('automation:retention.counting')}
          </Text>
        ) : null}
        {preview.answer === null ? null : (
          <>
            <Text fw={600}>
              {count === 0 ? t('automation:retention.nothing') : t('automation:retention.total', { count })}
            </Text>
            <ul>
              {going.slice(0, MOST_LISTED).map(({ connectionId, reportKey, beforeDay, rows }) => (
                <li key={`${connectionId} ${reportKey}`}>
                  <Text size="sm">
                    {t('automation:retention.goes', {
                      title: reports.find(({ key }) => key === reportKey)?.title[language] ?? reportKey,
                      rows: t('common:rows', { count: rows }),
                      day: dayOf(beforeDay),
                    })}
                  </Text>
                </li>
              ))}
              {going.length > MOST_LISTED ? <li>…</li> : null}
            </ul>
            {[...new Set(cuts.map((cut) => cut[language]))].map((cut) => (
              <Text key={cut} size="sm" c="var(--warning)">
                {cut}
              </Text>
            ))}
          </>
        )}
      </Stack>
    </ConfirmDialog>
  )
}
