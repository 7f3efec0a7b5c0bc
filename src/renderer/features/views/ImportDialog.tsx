import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ViewOutcome } from '../../../shared/ipc/views.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { LONGEST_VIEW_NAME, lacksOf, viewNameOf, type KeptView, type View } from '../../../shared/views.ts'
import { useAction } from '../../api/queries.ts'
import { useDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'

interface ImportDialogProps {
  readonly view: View
  readonly all: readonly KeptView[]
  readonly reports: readonly ReportDefinition[]
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly onOutcome: (outcome: ViewOutcome, view: View) => void
  readonly onClose: () => void
}

/** What is typed and chosen for a view out of a file. */
interface ImportDraft {
  readonly name: string
  readonly operation: string
}

const importDraftSchema: z.ZodType<ImportDraft> = z.strictObject({ name: z.string(), operation: z.string() })

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Keeps a view that came in a file: under which name, of which operation. */
export function ImportDialog(props: ImportDialogProps) {
  const { view, all, reports, connections, connection, onOutcome, onClose } = props
  const { t } = useTranslation(['views', 'common'])
  const language = useLanguage()
  const known = connections.find(({ name }) => isSameName(name, view.connection))
  const start = { name: view.name, operation: known?.name ?? connection.name }
  const draft = useDraft(`view/file/${view.reportKey}`, importDraftSchema, start)
  const { name: typed, operation } = draft.value
  const save = useAction('views:save')
  const report = reports.find(({ key }) => key === view.reportKey)
  const name = viewNameOf(typed)
  const isTaken = all.some((each) => each.name === name)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name === undefined) return
    const kept = { ...view, name, connection: operation }
    const onSuccess = (outcome: ViewOutcome): void => {
      if (outcome.kind === 'kept') draft.done()
      onOutcome(outcome, kept)
    }
    save.mutate({ view: kept, isReplacing: isTaken }, { onSuccess })
  }

  return (
    <Modal opened onClose={onClose} title={t('imported.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <DraftNote {...draft} />
          <Text size="sm">{t('imported.ofReport', { report: report?.title[language] ?? view.reportKey })}</Text>
          {report === undefined && <Alert color="yellow">{t('imported.noReport')}</Alert>}
          {lacksOf(view.content).length > 0 && <Text size="sm">{t('imported.lacks')}</Text>}
          <TextInput
            label={t('name.label')}
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_VIEW_NAME * 2}
            value={typed}
            error={name === undefined && t('name.bad', { most: LONGEST_VIEW_NAME })}
            onChange={(event) => draft.set({ ...draft.value, name: event.currentTarget.value })}
          />
          {known === undefined && (
            <Select
              label={t('imported.operation')}
              description={t('imported.operationHint', { name: view.connection })}
              allowDeselect={false}
              data={connections.map((each) => each.name)}
              value={operation}
              onChange={(chosen) => draft.set({ ...draft.value, operation: chosen ?? operation })}
            />
          )}
          {isTaken && <Alert color="yellow">{t('name.taken')}</Alert>}
          {save.error !== null && <ProblemNote error={save.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name === undefined}>
              {isTaken ? t('name.replace') : t('imported.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
