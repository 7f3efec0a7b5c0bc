import { ActionIcon, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { IconClock, IconPencil, IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { strictestMask } from '../../../shared/masks.ts'
import type { ScheduleView } from '../../../shared/schedules.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { explain } from '../../../shared/errorTexts.ts'
import { useContentWords } from '../../components/useContentWords.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { ReserveField } from './ReserveField.tsx'
import { scheduleTitle } from './scheduleTitle.ts'
import { useScheduleTexts } from './useScheduleTexts.ts'

interface AutomationSectionProps {
  readonly connections: readonly ConnectionSummary[]
  /** The operation that is open in the window. */
  readonly connectionId: number
  readonly onAdd: () => void
  readonly onEdit: (schedule: ScheduleView) => void
  readonly onRemove: (schedule: ScheduleView) => void
}

/** The reports that are kept up to date by themselves, and how that goes. */
export function AutomationSection({ connections, connectionId, onAdd, onEdit, onRemove }: AutomationSectionProps) {
  const { t } = useTranslation(['automation', 'common'])
  const language = useLanguage()
  const schedules = useAnswer('schedules:list', null)
  const { data: reports = [] } = useAnswer('reports:list', null)
  const run = useAction('schedules:run')
  const current = connections.find(({ id }) => id === connectionId)
  if (schedules.error !== null) return <ProblemNote error={schedules.error} />
  if (schedules.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('automation:lead')}
      </Text>
      {schedules.data.length === 0 ? (
        <Text size="sm" className="settings-empty">
          {t('automation:none')}
        </Text>
      ) : (
        <ul className="settings-operations">
          {schedules.data.map((schedule) => (
            <ScheduleEntry
              key={schedule.scheduleId}
              schedule={schedule}
              connections={connections}
              report={reports.find(({ key }) => key === schedule.reportKey)}
              title={scheduleTitle(schedule, reports, language)}
              onRun={() => run.mutate({ scheduleId: schedule.scheduleId })}
              onEdit={() => onEdit(schedule)}
              onRemove={() => onRemove(schedule)}
            />
          ))}
        </ul>
      )}
      {run.error === null ? null : <ProblemNote error={run.error} />}
      <Group gap="xs">
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
          {t('automation:add')}
        </Button>
      </Group>
      {current === undefined ? null : <ReserveField connectionId={current.id} />}
    </Stack>
  )
}

interface ScheduleEntryProps {
  readonly schedule: ScheduleView
  readonly connections: readonly ConnectionSummary[]
  /** What its report is called. */
  readonly title: string
  /** Undefined where there is none of its key. */
  readonly report: ReportDefinition | undefined
  readonly onRun: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One schedule: what it does, when it is next, how it went last, and what can be done with it. */
function ScheduleEntry({ schedule, connections, title, report, onRun, onEdit, onRemove }: ScheduleEntryProps) {
  const { t } = useTranslation(['automation', 'common', 'start', 'report', 'masks'])
  const texts = useScheduleTexts()
  const language = useLanguage()
  const words = useContentWords()
  const { timing, content, viewName, problem, file, last, isRunning } = schedule
  const connection = connections.find(({ id }) => id === schedule.connectionId)
  const mask = strictestMask(content?.mask, schedule.mask, connection?.mask)
  const name = connection?.isSample === true ? t('start:sample.label') : (connection?.name ?? '')
  const facts = [
    connections.length > 1 ? name : null,
    texts.timing(timing),
    viewName === null ? null : t('automation:kept.view', { name: viewName }),
    content === null ? null : words.period(content),
    content === null || report === undefined ? null : words.sentence(report, content),
    file === null ? null : t('automation:withFile', { folder: file.folder }),
    mask === undefined ? null : t(`masks:mark.${mask}`),
  ]
  return (
    <li className="settings-operation">
      <IconClock size={20} stroke={1.6} aria-hidden />
      <div className="settings-operation-body">
        <span className="settings-operation-name">{title}</span>
        <Text size="xs" c="dimmed">
          {facts.filter((fact) => fact !== null).join(' · ')}
        </Text>
        {problem === null ? null : (
          <Text size="xs" c="var(--warning)">
            {Object.values(explain(problem, language, 'window')).join(' ')}
          </Text>
        )}
        <Text size="xs">{texts.next(schedule)}</Text>
        <Text size="xs" {...(last?.needsPerson === true ? { c: 'var(--warning)' } : { c: 'dimmed' })}>
          {texts.last(schedule, connection?.timeZone)}
        </Text>
      </div>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          aria-label={t('automation:runNowTitle', { title })}
          title={t('automation:runNow')}
          loading={isRunning}
          onClick={onRun}
        >
          <IconPlayerPlay size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('automation:edit', { title })} title={t('common:edit')} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('automation:remove', { title })} title={t('common:remove')} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </li>
  )
}
