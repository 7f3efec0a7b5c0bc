import { Button, Group, Modal, Select, Stack, Switch, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ScheduleView } from '../../../shared/schedules.ts'
import { PERIOD_PRESETS } from '../../../shared/periods.ts'
import { takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import { scheduleCutText } from '../../../shared/retentionTexts.ts'
import { wallClock } from '../../../shared/time.ts'
import { fold } from '../../../shared/values.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useNow } from '../../components/useNow.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import {
  changedForm,
  draftOf,
  formOf,
  missingParts,
  usualName,
  type MissingPart,
  type ScheduleBeginning,
  type ScheduleForm,
  type ScheduleFormChange,
} from './scheduleDraft.ts'
import { ScheduleFileFields } from './ScheduleFileFields.tsx'
import { ScheduleParameters } from './ScheduleParameters.tsx'
import { TimingFields } from './TimingFields.tsx'

interface ScheduleDialogProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connectionId: number
  /** The schedule to change, or null for a new one. */
  readonly schedule: ScheduleView | null
  /** What a new one begins with; absent: with nothing. */
  readonly beginning?: ScheduleBeginning
  readonly onClose: () => void
}

/** The schedule as it is being set up, and what follows from that. */
function useScheduleForm(
  connections: readonly ConnectionSummary[],
  connectionId: number,
  schedule: ScheduleView | null,
  beginning: ScheduleBeginning | undefined,
) {
  const language = useLanguage()
  const nowMs = useNow(false)
  const [form, setForm] = useState(() => formOf(connectionId, schedule, beginning))
  const { data: reports = [] } = useAnswer('reports:list', null)
  const { data: rules = [] } = useAnswer('retention:get', null)
  const report = reports.find(({ key }) => key === form.reportKey)
  const draft = draftOf(form, report)
  const missing = missingParts(form, report)
  const timeZone = connections.find(({ id }) => id === form.connectionId)?.timeZone ?? 'UTC'
  const cut =
    report === undefined || report.kind === 'snapshot'
      ? undefined
      : scheduleCutText(rules, { ...form, reportKey: report.key }, report.title, wallClock(nowMs, timeZone))
  const change = (changed: ScheduleFormChange): void => {
    setForm((before) => changedForm(before, changed))
  }

  function chooseReport(key: string | null): void {
    const chosen = reports.find((each) => each.key === key)
    if (chosen === undefined) return
    const usual = chosen.parameters.flatMap(({ name, usual: value }) => (value === undefined ? [] : [[name, value]]))
    const name = usualName(chosen, language)
    change({
      reportKey: key,
      parameters: Object.fromEntries(usual) as Record<string, string>,
      // A summary names fields of its report.
      hasRows: true,
      file: { name },
    })
  }

  return { form, change, report, draft, missing, cut, reports, chooseReport }
}

interface SubjectFieldsProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connectionId: number
  readonly onConnection: (connectionId: number) => void
  readonly reports: readonly ReportDefinition[]
  readonly reportKey: string | null
  readonly onReport: (reportKey: string | null) => void
}

/** Which report of which operation. */
function SubjectFields(props: SubjectFieldsProps) {
  const { connections, connectionId, onConnection, reports, reportKey, onReport } = props
  const { t } = useTranslation(['automation', 'start'])
  const language = useLanguage()
  return (
    <>
      {connections.length < 2 ? null : (
        <Select
          label={t('automation:form.operation')}
          allowDeselect={false}
          data={connections.map(({ id, name, isSample }) => ({
            value: String(id),
            label: isSample ? t('start:sample.label') : name,
          }))}
          value={String(connectionId)}
          onChange={(value) => {
            onConnection(Number(value))
          }}
        />
      )}
      <Select
        label={t('automation:form.report')}
        data-autofocus
        searchable
        required
        allowDeselect={false}
        limit={100}
        nothingFoundMessage={t('automation:form.noReport')}
        data={reports.map(({ key, title }) => ({ value: key, label: title[language] }))}
        filter={({ options, search }) =>
          options.filter((option) => 'label' in option && fold(option.label).includes(fold(search)))
        }
        value={reportKey}
        onChange={onReport}
      />
    </>
  )
}

interface PeriodFieldProps {
  readonly period: ScheduleForm['period']
  readonly onChange: (period: ScheduleForm['period']) => void
}

/** Which period is kept up to date, as it moves on with the calendar. */
function PeriodField({ period, onChange }: PeriodFieldProps) {
  const { t } = useTranslation(['automation', 'report'])
  return (
    <Select
      label={t('automation:form.period')}
      description={t('automation:form.periodHelp')}
      allowDeselect={false}
      data={PERIOD_PRESETS.map((preset) => ({ value: preset, label: t(`report:period.presets.${preset}`) }))}
      value={period}
      onChange={(value) => {
        const chosen = PERIOD_PRESETS.find((each) => each === value)
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}

interface FootProps {
  readonly missing: readonly MissingPart[]
  readonly canSave: boolean
  readonly isSaving: boolean
  readonly onClose: () => void
}

/** What is still missing, and the buttons. */
function Foot({ missing, canSave, isSaving, onClose }: FootProps) {
  const { t } = useTranslation(['automation', 'common'])
  const language = useLanguage()
  const missingId = useId()

  function nameOf(part: MissingPart): string {
    return typeof part === 'string' ? t(`automation:form.${part}`) : part.title[language]
  }

  return (
    <>
      <Text id={missingId} size="sm" c="dimmed" ta="right" aria-live="polite">
        {missing.length === 0 ? '' : t('automation:form.toSave', { parts: missing.map(nameOf).join(', ') })}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        {/* It can be reached by keyboard, and then says what is missing. */}
        <Button
          type="submit"
          aria-disabled={!canSave}
          data-disabled={!canSave}
          aria-describedby={missingId}
          loading={isSaving}
        >
          {t('common:save')}
        </Button>
      </Group>
    </>
  )
}

/** Sets up a report that is kept up to date by itself, with what most people want filled in. */
export function ScheduleDialog({ connections, connectionId, schedule, beginning, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation(['automation', 'common'])
  const language = useLanguage()
  const { form, change, report, draft, missing, cut, reports, chooseReport } = useScheduleForm(
    connections,
    connectionId,
    schedule,
    beginning,
  )
  const save = useAction('schedules:save')

  return (
    <Modal
      opened
      onClose={onClose}
      title={schedule === null ? t('automation:form.titleNew') : t('automation:form.titleEdit')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (draft !== null) save.mutate(draft, { onSuccess: onClose })
        }}
      >
        <Stack gap="sm">
          <SubjectFields
            connections={connections}
            connectionId={form.connectionId}
            onConnection={(chosen) => {
              change({ connectionId: chosen })
            }}
            reports={reports}
            reportKey={form.reportKey}
            onReport={chooseReport}
          />
          {report === undefined ? null : (
            <ScheduleParameters
              report={report}
              values={form.parameters}
              onChange={(parameters) => {
                change({ parameters })
              }}
            />
          )}
          <TimingFields
            timing={form.timing}
            onChange={(timing) => {
              change({ timing })
            }}
          />
          {report !== undefined && !takesDates(report) && report.kind !== 'live' ? null : (
            <PeriodField
              period={form.period}
              onChange={(period) => {
                change({ period })
              }}
            />
          )}
          <div aria-live="polite">
            {cut === undefined ? null : (
              <Text size="sm" c="var(--warning)">
                {cut[language]}
              </Text>
            )}
          </div>
          <ScheduleFileFields form={form} report={report} onChange={change} />
          <Switch
            label={t('automation:form.enabled')}
            checked={form.isEnabled}
            onChange={(event) => {
              change({ isEnabled: event.currentTarget.checked })
            }}
          />
          {save.error === null ? null : <ProblemNote error={save.error} />}
          <Foot missing={missing} canSave={draft !== null} isSaving={save.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
