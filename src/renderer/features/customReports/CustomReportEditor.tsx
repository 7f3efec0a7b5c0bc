import { Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request as ask } from '../../api/bridge.ts'
import { keyOf } from '../../api/queries.ts'
import { useDraft } from '../../api/useDraft.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DraftNote } from '../../components/DraftNote.tsx'
import { toAppError, type AppErrorData } from '../../../shared/errors.ts'
import type { CustomReport } from '../../../shared/customReports/customReport.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { isSameReport, reportOf, usualTitle, withAnswer } from './draft.ts'
import { editorDraftOf, editorDraftSchema, withoutExamples, type EditorDraft } from './editorDraft.ts'
import { FieldsStep, type AnswerFacts } from './FieldsStep.tsx'
import { RequestStep } from './RequestStep.tsx'
import { useTrial } from './useTrial.ts'

interface CustomReportEditorProps {
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  /** Null for a new one, and for one that comes from a file. */
  readonly reportKey: string | null
  /** What it is to begin with: the report as it is, or as the file has it; null for nothing. */
  readonly report: CustomReport | null
  readonly onSaved: (reportKey: string) => void
  readonly onOpenKnown: (reportKey: string) => void
  readonly onImport: () => void
}

interface Saving {
  readonly isSaving: boolean
  readonly error: AppErrorData | null
  /** So many stored rows would go with the change; null where it is not asked about them. */
  readonly rowsToLose: number | null
  /** Saves, or asks first where rows would be lost. */
  readonly save: (described: CustomReport) => Promise<void>
  /** Saves, whatever is lost. */
  readonly write: (described: CustomReport) => Promise<void>
  readonly dismiss: () => void
}

/** Saves a report. @param reportKey the one that is changed; null for a new one */
function useSaving(reportKey: string | null, onSaved: (reportKey: string) => void): Saving {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  const client = useQueryClient()
  const [rowsToLose, setRowsToLose] = useState<number | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)

  async function write(described: CustomReport): Promise<void> {
    setRowsToLose(null)
    setSaving(true)
    setError(null)
    try {
      const { key } = await ask('own-reports:save', { key: reportKey, report: described })
      // Before it is opened it has to be in the list.
      await client.refetchQueries({ queryKey: keyOf('reports:list', null) })
      notifications.show({ message: t('saved', { title: described.title[language] }), color: 'teal' })
      onSaved(key)
    } catch (cause) {
      setError(toAppError(cause).toData())
      setSaving(false)
    }
  }

  async function save(described: CustomReport): Promise<void> {
    if (reportKey === null) return write(described)
    setSaving(true)
    setError(null)
    try {
      const { rows } = await ask('own-reports:rows-to-lose', { key: reportKey, report: described })
      if (rows === 0) return await write(described)
      setRowsToLose(rows)
      setSaving(false)
    } catch (cause) {
      setError(toAppError(cause).toData())
      setSaving(false)
    }
  }

  return {
    isSaving,
    error,
    rowsToLose,
    save,
    write,
    dismiss: () => {
      setRowsToLose(null)
    },
  }
}

/** Makes or changes a report in two steps: what is asked, and how the answer is read. */
export function CustomReportEditor(props: CustomReportEditorProps) {
  const { connection, reports, reportKey, report, onSaved, onOpenKnown, onImport } = props
  const { t } = useTranslation('customReports')
  const draft = useDraft(
    `own-report/${reportKey ?? (report === null ? 'new' : 'file')}`,
    editorDraftSchema,
    editorDraftOf(report),
    withoutExamples,
  )
  const { request, reading, read, step } = draft.value
  const change = (changed: Partial<EditorDraft>): void => draft.set({ ...draft.value, ...changed })
  const [answer, setAnswer] = useState<AnswerFacts | null>(null)
  const saving = useSaving(reportKey, (key) => {
    draft.done()
    onSaved(key)
  })

  const trial = useTrial((came) => {
    const known = reports.find(({ service, id }) => service === request.service.trim() && id === request.id.trim())
    const title = known?.title ?? usualTitle(request.id.trim())
    // Fields of another report say nothing of this one's.
    const before = reading !== null && isSameReport(request, read) ? reading : null
    setAnswer({ records: came.records, hasMore: came.hasMore })
    change({ reading: withAnswer(before, came, title), read: request, step: 'fields' })
  })

  return (
    <>
      <DraftNote {...draft} />
      {step === 'request' || reading === null ? (
        <RequestStep
          connection={connection}
          reports={reports}
          ownKey={reportKey}
          request={request}
          trial={trial}
          onChange={(changed) => change({ request: changed })}
          onOpenKnown={onOpenKnown}
          onImport={report === null ? onImport : null}
          onBack={
            reading === null
              ? null
              : () => {
                  trial.reset()
                  change({ request: read, step: 'fields' })
                }
          }
        />
      ) : (
        <FieldsStep
          reading={reading}
          hasDates={read.hasDates}
          answer={answer}
          isSaving={saving.isSaving}
          error={saving.error}
          onChange={(corrected) => change({ reading: corrected(reading) })}
          onRequest={() => change({ step: 'request' })}
          onSave={() => void saving.save(reportOf(read, reading))}
        />
      )}
      <ConfirmDialog
        isOpen={saving.rowsToLose !== null}
        title={t('lose.title')}
        action={t('lose.action')}
        onClose={saving.dismiss}
        onConfirm={() => {
          if (reading !== null) void saving.write(reportOf(read, reading))
        }}
      >
        <Text size="sm">{t('lose.text', { count: saving.rowsToLose ?? 0 })}</Text>
      </ConfirmDialog>
    </>
  )
}
