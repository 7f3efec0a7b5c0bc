import { Button, Group, Modal, Select, Stack, Switch, Text } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { homeTexts } from '../../../shared/commonTexts/home.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { strictestMask } from '../../../shared/masks.ts'
import { scheduleCutText } from '../../../shared/retentionTexts.ts'
import { wallClock } from '../../../shared/time.ts'
import { fold } from '../../../shared/values.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useNow } from '../../components/useNow.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { fileNameOf, allRows } from '../../../shared/schedules.ts'
import { KeptFields, type RenderSummaryEditor } from './KeptFields.tsx'
import { draftOf, missingParts, type MissingPart } from './scheduleDraft.ts'
import { ScheduleFileFields } from './ScheduleFileFields.tsx'
import { ScheduleParameters } from './ScheduleParameters.tsx'
import { TimingFields } from './TimingFields.tsx'
import { useFormDraft, type FormSubject } from './useFormDraft.ts'
import { useKeptViews } from './useKeptViews.ts'

export interface ScheduleDialogProps extends FormSubject {
  readonly connections: readonly ConnectionSummary[]
  /** The period that was looked at where no name moves it with the calendar. */
  readonly still?: string | undefined
  /** Draws what a kept summary is changed by. */
  readonly renderSummary: RenderSummaryEditor
  readonly onClose: () => void
}

/** The schedule as it is being set up, and what follows from that. */
function useScheduleForm({ connections, ...subject }: FormSubject & Pick<ScheduleDialogProps, 'connections'>) {
  const language = useLanguage()
  const nowMs = useNow(false)
  const { form, change, draft: kept } = useFormDraft(subject, language)
  const { data: reports = [] } = useAnswer('reports:list', null)
  const { data: rules = [] } = useAnswer('retention:get', null)
  const report = reports.find(({ key }) => key === form.reportKey)
  const views = useKeptViews(form.connectionId, form.reportKey)
  const shown = form.isHome
    ? null
    : form.viewId === null
      ? form.content
      : (views.find(({ id }) => id === form.viewId)?.content ?? null)
  const operation = connections.find(({ id }) => id === form.connectionId)
  const draft = draftOf(form, report, shown, operation?.mask)
  const missing = missingParts(form, report)
  const now = wallClock(nowMs, operation?.timeZone ?? 'UTC')
  const cut =
    report === undefined || report.kind === 'snapshot' || shown === null
      ? undefined
      : scheduleCutText(
          rules,
          { connectionId: form.connectionId, reportKey: report.key, period: shown.period },
          report.title,
          now,
        )

  function chooseReport(key: string | null): void {
    if (key === HOME) {
      const name = fileNameOf(homeTexts('title')[language])
      change({ isHome: true, reportKey: null, parameters: {}, viewId: null, file: { name } })
      return
    }
    const chosen = reports.find((each) => each.key === key)
    if (chosen === undefined) return
    const usual = chosen.parameters.flatMap(({ name, usual: value }) => (value === undefined ? [] : [[name, value]]))
    const { period } = form.content
    change({
      isHome: false,
      reportKey: key,
      parameters: Object.fromEntries(usual) as Record<string, string>,
      viewId: null,
      // Filters and summaries name fields of their report.
      content: { ...allRows('yesterday', language), period },
      file: { name: fileNameOf(chosen.title[language]) },
    })
  }

  // What a view hides by itself it hides in the file, too.
  const floor = strictestMask(operation?.mask, form.viewId === null ? null : shown?.mask)
  return { form, floor, change, kept, report, views, shown, now, draft, missing, cut, reports, chooseReport }
}

interface SubjectFieldsProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connectionId: number
  readonly onConnection: (connectionId: number) => void
  readonly reports: readonly ReportDefinition[]
  readonly isHome: boolean
  readonly reportKey: string | null
  /** Whether it is said already that none was chosen. */
  readonly isTold: boolean
  readonly onReport: (reportKey: string | null) => void
}

/** Stands for the home page in the list of reports, none of which has this key. */
const HOME = ''

/** Which report of which operation, or all cards of its home page. */
function SubjectFields(props: SubjectFieldsProps) {
  const { connections, connectionId, onConnection, reports, isHome, reportKey, isTold, onReport } = props
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
        {...(reportKey === null && !isHome ? { 'data-autofocus': true } : {})}
        searchable
        required
        allowDeselect={false}
        limit={100}
        nothingFoundMessage={t('automation:form.noReport')}
        description={isHome ? t('automation:kept.home') : null}
        error={isTold && !isHome && reportKey === null ? t('automation:form.problems.report') : null}
        data={[
          { value: HOME, label: homeTexts('title')[language] },
          ...reports.map(({ key, title }) => ({ value: key, label: title[language] })),
        ]}
        filter={({ options, search }) =>
          options.filter((option) => 'label' in option && fold(option.label).includes(fold(search)))
        }
        value={isHome ? HOME : reportKey}
        onChange={onReport}
      />
    </>
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

interface ScheduleFieldsProps extends Pick<ScheduleDialogProps, 'connections' | 'still' | 'renderSummary'> {
  readonly control: ReturnType<typeof useScheduleForm>
  /** Whether what is missing is said already. */
  readonly isTold: boolean
}

/** What is kept, when, and which file comes of it. */
function ScheduleFields({ connections, still, renderSummary, control, isTold }: ScheduleFieldsProps) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  const { form, floor, change, report, views, shown, now, cut, reports, chooseReport } = control
  const hasParameters = report !== undefined && form.viewId === null
  return (
    <>
      <SubjectFields
        connections={connections}
        connectionId={form.connectionId}
        // A view is of one operation.
        onConnection={(connectionId) => change({ connectionId, viewId: null })}
        reports={reports}
        isHome={form.isHome}
        reportKey={form.reportKey}
        isTold={isTold}
        onReport={chooseReport}
      />
      {hasParameters ? (
        <ScheduleParameters
          report={report}
          values={form.parameters}
          isTold={isTold}
          onChange={(parameters) => change({ parameters })}
        />
      ) : null}
      {report === undefined ? null : (
        <KeptFields
          form={form}
          report={report}
          views={views}
          still={still ?? null}
          renderSummary={renderSummary}
          onChange={change}
        />
      )}
      <TimingFields
        timing={form.timing}
        time={form.time}
        isTold={isTold}
        onTiming={(timing) => change({ timing })}
        onTime={(time) => change({ time })}
      />
      <div aria-live="polite">
        {cut === undefined ? null : (
          <Text size="sm" c="var(--warning)">
            {cut[language]}
          </Text>
        )}
      </div>
      <ScheduleFileFields form={form} floor={floor} shown={shown} now={now} isTold={isTold} onChange={change} />
      <Switch
        label={t('form.enabled')}
        checked={form.isEnabled}
        onChange={(event) => change({ isEnabled: event.currentTarget.checked })}
      />
    </>
  )
}

/** Sets up what is kept up to date by itself, with what most people want filled in. */
export function ScheduleDialog(props: ScheduleDialogProps) {
  const { connections, schedule, still, renderSummary, onClose } = props
  const { t } = useTranslation(['automation', 'common'])
  const control = useScheduleForm(props)
  const { draft, missing, kept } = control
  const [isTold, setTold] = useState(false)
  const fields = useRef<HTMLFormElement>(null)
  const save = useAction('schedules:save')

  function submit(): void {
    if (draft !== null) {
      save.mutate(draft, {
        onSuccess: () => {
          kept.done()
          onClose()
        },
      })
      return
    }
    setTold(true)
    // Once what is wrong is marked, the first of it can be put right at once.
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={schedule === null ? t('automation:form.titleNew') : t('automation:form.titleEdit')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        ref={fields}
        // The system's own messages would be in its language, and go away by themselves.
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="sm">
          <DraftNote {...kept} />
          <ScheduleFields
            connections={connections}
            still={still}
            renderSummary={renderSummary}
            control={control}
            isTold={isTold}
          />
          {save.error === null ? null : <ProblemNote error={save.error} />}
          <Foot missing={missing} canSave={draft !== null} isSaving={save.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
