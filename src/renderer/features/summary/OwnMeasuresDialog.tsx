import { ActionIcon, Button, Modal, Stack, Text } from '@mantine/core'
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptOwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ownFits } from '../../../shared/summaries/ownMeasure.ts'
import { useAction } from '../../api/queries.ts'
import type { FormDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { copyName, divisionWords, EMPTY_DRAFT, type OwnMeasureDraft } from './ownMeasureDraft.ts'
import { OwnMeasureForm } from './OwnMeasureForm.tsx'

interface OwnMeasuresDialogProps {
  readonly isOpen: boolean
  readonly report: ReportDefinition
  readonly own: readonly KeptOwnMeasure[]
  readonly draft: OwnMeasureDraft
  /** Whether the draft is from another time, and the way to begin anew. */
  readonly recovered: Pick<FormDraft<OwnMeasureDraft>, 'isRecovered' | 'discard'>
  readonly onDraft: (draft: OwnMeasureDraft) => void
  readonly onClose: () => void
  /** A new one was kept, which the report can give. */
  readonly onMade: (name: string) => void
}

/** The measures that the user made: a list, and the form for a new one or for one of them. */
export function OwnMeasuresDialog(props: OwnMeasuresDialogProps) {
  const { isOpen, report, own, draft, recovered, onDraft, onClose, onMade } = props
  const { t } = useTranslation(['measures', 'common'])
  const [said, setSaid] = useState('')
  const [removed, setRemoved] = useState<KeptOwnMeasure | null>(null)
  const remove = useAction('own-measures:remove')

  function begin(next: OwnMeasureDraft): void {
    setSaid('')
    onDraft(next)
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('own.title')}
      size={620}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('own.lead')}
        </Text>
        {own.length > 0 && (
          <ul className="own-measures" aria-label={t('own.title')}>
            {own.map((measure) => (
              <OwnMeasureEntry
                key={measure.id}
                measure={measure}
                report={report}
                onEdit={() => begin(measure)}
                onCopy={() => begin({ ...measure, id: null, name: copyName(measure.name, own) })}
                onRemove={() =>
                  remove.mutate(
                    { id: measure.id },
                    {
                      onSuccess: () => {
                        setRemoved(measure)
                        setSaid('')
                        if (draft.id === measure.id) onDraft(EMPTY_DRAFT)
                      },
                    },
                  )
                }
              />
            ))}
          </ul>
        )}
        <div aria-live="polite">
          {said === '' ? null : <Text size="sm">{said}</Text>}
          {removed !== null && (
            <Undo
              measure={removed}
              onDone={() => {
                setSaid(t('own.restored', { name: removed.name }))
                setRemoved(null)
              }}
            />
          )}
        </div>
        {remove.error !== null && <ProblemNote error={remove.error.toData()} />}
        <DraftNote {...recovered} />
        <OwnMeasureForm
          // Another measure is another form: what was complained of goes with the one before.
          key={draft.id ?? 'new'}
          report={report}
          own={own}
          draft={draft}
          onDraft={onDraft}
          onKept={(name) => {
            onDraft(EMPTY_DRAFT)
            setRemoved(null)
            if (draft.id === null) onMade(name)
            else setSaid(t('own.kept', { name }))
          }}
        />
      </Stack>
    </Modal>
  )
}

interface UndoProps {
  readonly measure: KeptOwnMeasure
  readonly onDone: () => void
}

/** Brings back the measure that was just removed, with the names that summaries may have kept it under. */
function Undo({ measure, onDone }: UndoProps) {
  const { t } = useTranslation('measures')
  const save = useAction('own-measures:restore')
  const { id: _id, ...own } = measure
  const { name } = own
  return (
    <>
      <span className="own-measures-undo">
        <Text size="sm">{t('own.removed', { name })}</Text>
        <Button
          variant="default"
          size="compact-xs"
          loading={save.isPending}
          onClick={() => save.mutate(own, { onSuccess: onDone })}
        >
          {t('own.undo')}
        </Button>
      </span>
      {save.error !== null && <ProblemNote error={save.error.toData()} />}
    </>
  )
}

interface OwnMeasureEntryProps {
  readonly measure: KeptOwnMeasure
  readonly report: ReportDefinition
  readonly onEdit: () => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

function OwnMeasureEntry({ measure, report, onEdit, onCopy, onRemove }: OwnMeasureEntryProps) {
  const { t } = useTranslation('measures')
  const language = useLanguage()
  const { name } = measure
  const actions = [
    ['own.edit', IconPencil, onEdit],
    ['own.copy', IconCopy, onCopy],
    ['own.remove', IconTrash, onRemove],
  ] as const
  return (
    <li>
      <div className="own-measures-text">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {divisionWords(measure, { report, language })}
          {ownFits(measure, report, language) ? '' : ` · ${t('own.notHere')}`}
        </Text>
      </div>
      {actions.map(([text, Icon, onClick]) => (
        <ActionIcon key={text} aria-label={t(text, { name })} title={t(text, { name })} onClick={onClick}>
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </li>
  )
}
