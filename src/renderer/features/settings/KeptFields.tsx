import { ActionIcon, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { checksOf, shownFirst } from '../../../shared/checks/checks.ts'
import { PERIOD_PRESETS } from '../../../shared/periods.ts'
import { takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import { readySummary } from '../../../shared/summaries/readySummary.ts'
import { shownSummary } from '../../../shared/schedules.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { VIEW_FACES, type KeptView, type ViewContent, type ViewFace } from '../../../shared/views.ts'
import { reportOf, useContentWords } from '../../components/useContentWords.ts'
import type { ScheduleForm, ScheduleFormChange } from './scheduleDraft.ts'

/** What a summary is changed by, wherever it is kept. */
export interface SummaryEditorProps {
  readonly connectionId: number
  /** The report as the rows are seen that are summed up. */
  readonly report: ReportDefinition
  readonly content: ViewContent
  readonly summary: WrittenSummary
  readonly onChange: (summary: WrittenSummary) => void
}

/** Draws what a summary is changed by: the page has it, from where reports are looked at. */
export type RenderSummaryEditor = (props: SummaryEditorProps) => ReactNode

interface KeptFieldsProps {
  readonly form: ScheduleForm
  readonly report: ReportDefinition
  /** The views of the report in the form's operation. */
  readonly views: readonly KeptView[]
  /** The period that was looked at where no name moves it with the calendar; null: there is nothing to say. */
  readonly still: string | null
  readonly renderSummary: RenderSummaryEditor
  readonly onChange: (changed: ScheduleFormChange) => void
}

const HERE = 'here'

/** What is kept up to date: a view, or what is chosen here. */
export function KeptFields(props: KeptFieldsProps) {
  const { form, report, views, onChange } = props
  const { t } = useTranslation('automation')
  const view = views.find(({ id }) => id === form.viewId)
  const isRemoved = form.viewId !== null && view === undefined
  return (
    <>
      {views.length === 0 && form.viewId === null ? null : (
        <Select
          label={t('kept.what')}
          allowDeselect={false}
          data={[
            { value: HERE, label: t('kept.report') },
            ...views.map(({ id, name }) => ({ value: String(id), label: t('kept.view', { name }) })),
            ...(isRemoved ? [{ value: String(form.viewId), label: t('kept.removed'), disabled: true }] : []),
          ]}
          value={form.viewId === null ? HERE : String(form.viewId)}
          onChange={(value) => {
            onChange({ viewId: value === null || value === HERE ? null : Number(value) })
          }}
        />
      )}
      {form.viewId === null ? <ContentFields {...props} /> : null}
      {view === undefined ? null : <ShownView report={report} content={view.content} />}
    </>
  )
}

/** What a view shows; it is changed where it is looked at. */
function ShownView({ report, content }: { readonly report: ReportDefinition; readonly content: ViewContent }) {
  const { t } = useTranslation('automation')
  const words = useContentWords()
  return (
    <div>
      <Text size="sm">
        {words.period(content)} · {words.sentence(report, content)}
      </Text>
      <Text size="xs" c="dimmed">
        {t('kept.viewHelp')}
      </Text>
      {content.period?.kind === 'dates' ? (
        <Text size="xs" c="var(--warning)">
          {t('kept.stillView')}
        </Text>
      ) : null}
    </div>
  )
}

/** Period, face, what narrows the rows, and the summary: all that is kept where no view is. */
function ContentFields({ form, report, still, renderSummary, onChange }: KeptFieldsProps) {
  const { content } = form
  const seen = reportOf(report, content)
  const summary = shownSummary(content)
  const hasPeriod = takesDates(report) || report.kind === 'live'
  const change = (changed: Partial<ViewContent>): void => onChange({ content: changed })
  return (
    <Stack gap="sm">
      {hasPeriod ? <PeriodField content={content} still={still} onChange={change} /> : null}
      <FaceField content={content} report={report} onChange={change} />
      {summary === null
        ? null
        : renderSummary({
            connectionId: form.connectionId,
            report: seen,
            content,
            summary,
            onChange: (next) => change({ summary: next }),
          })}
      <Limits report={report} content={content} onChange={change} />
    </Stack>
  )
}

interface ContentFieldProps {
  readonly content: ViewContent
  readonly onChange: (changed: Partial<ViewContent>) => void
}

/** Which period is kept up to date, as it moves on with the calendar. */
function PeriodField({ content, still, onChange }: ContentFieldProps & Pick<KeptFieldsProps, 'still'>) {
  const { t } = useTranslation(['automation', 'report'])
  const { period } = content
  return (
    <Select
      label={t('automation:form.period')}
      description={still === null ? t('automation:form.periodHelp') : t('automation:kept.still', { period: still })}
      allowDeselect={false}
      data={PERIOD_PRESETS.map((preset) => ({ value: preset, label: t(`report:period.presets.${preset}`) }))}
      value={period?.kind === 'preset' ? period.preset : null}
      onChange={(value) => {
        const preset = PERIOD_PRESETS.find((each) => each === value)
        if (preset !== undefined) onChange({ period: { kind: 'preset', preset } })
      }}
    />
  )
}

/** What can be kept of a report: checks where one fits it. */
function facesOf(report: ReportDefinition): readonly ViewFace[] {
  return VIEW_FACES.filter((face) => face !== 'checks' || checksOf(report).length > 0)
}

/** Whether rows are written, a summary of them, or what a check finds in them. */
function FaceField({ content, report, onChange }: ContentFieldProps & Pick<KeptFieldsProps, 'report'>) {
  const { t } = useTranslation('automation')
  const labelId = useId()
  const change = (face: ViewFace): void => {
    const { language } = content
    const summary = content.summary ?? readySummary(reportOf(report, content))
    if (face === 'summary') onChange({ face, summary, language })
    else onChange(face === 'checks' ? { face, checks: shownFirst(content.checks ?? [], report) } : { face })
  }
  return (
    <div>
      <Text id={labelId} size="sm" fw={600}>
        {t('kept.face')}
      </Text>
      <SegmentedControl
        aria-labelledby={labelId}
        data={facesOf(report).map((face) => ({ value: face, label: t(`kept.${face}`) }))}
        value={content.face}
        onChange={(value) => {
          const face = VIEW_FACES.find((each) => each === value)
          if (face !== undefined) change(face)
        }}
      />
    </div>
  )
}

/** What narrows and arranges the rows, each with a way to take it away. */
function Limits({ content, report, onChange }: ContentFieldProps & Pick<KeptFieldsProps, 'report'>) {
  const { t } = useTranslation('automation')
  const words = useContentWords()
  const labelId = useId()
  const parts = words.parts(report, content)
  if (parts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('kept.all')}
      </Text>
    )
  }
  return (
    <div>
      <Text id={labelId} size="sm" fw={600}>
        {t('kept.limits')}
      </Text>
      <ul className="schedule-limits" aria-labelledby={labelId}>
        {parts.map(({ key, text, without }) => (
          <li key={key} className="schedule-limit">
            <span>{text}</span>
            <ActionIcon
              size={18}
              radius="xl"
              aria-label={t('kept.remove', { what: text })}
              onClick={() => onChange(without)}
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </div>
  )
}
