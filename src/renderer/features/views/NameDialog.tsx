import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { looksPersonal } from '../../../shared/customers.ts'
import type { ViewOutcome } from '../../../shared/ipc/views.ts'
import { MASKS, strictestMask, type Mask } from '../../../shared/masks.ts'
import { LONGEST_VIEW_NAME, viewNameOf, withMask, type KeptView, type View } from '../../../shared/views.ts'
import { useAction } from '../../api/queries.ts'
import { useDraft, type FormDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { MaskChoice } from '../../components/masks/MaskChoice.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

/** Days as people write them in digits, which tell of nobody. */
const DATES = /\b\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\b/g

/** A name that is being given, and what the view is to hide. */
interface NameDraft {
  readonly name: string
  readonly mask: Mask | null
}

const nameDraftSchema: z.ZodType<NameDraft> = z.strictObject({
  name: z.string().max(LONGEST_VIEW_NAME * 2),
  mask: z.enum(MASKS).nullable(),
})

interface NameFormProps {
  readonly draft: FormDraft<NameDraft>
  /** What the button says that gives the name. */
  readonly action: string
  readonly hint?: string
  /** Whether the one that has the name may be replaced. */
  readonly canReplace: boolean
  /** Whether a name is another view's. */
  readonly isTaken: (name: string) => boolean
  readonly isBusy: boolean
  /** What else is chosen with the name. */
  readonly children?: ReactNode
  readonly onName: (name: string, isReplacing: boolean) => void
  readonly onClose: () => void
}

/** Asks for the name of a view. One that is taken is said, with what can be done about it. */
function NameForm(props: NameFormProps) {
  const { draft, action, hint, canReplace, isTaken, isBusy, children, onName, onClose } = props
  const { t } = useTranslation(['views', 'common'])
  const typed = draft.value.name
  const given = viewNameOf(typed)
  const taken = given !== undefined && isTaken(given)
  const isBad = given === undefined && typed !== ''
  const isBlocked = given === undefined || (taken && !canReplace)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (given !== undefined && !isBlocked) onName(given, taken)
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <DraftNote {...draft} />
        <TextInput
          label={t('name.label')}
          description={hint}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_VIEW_NAME * 2}
          value={typed}
          error={isBad ? t('name.bad', { most: LONGEST_VIEW_NAME }) : taken && !canReplace && t('name.takenByOther')}
          onChange={(event) => draft.set({ ...draft.value, name: event.currentTarget.value })}
          onFocus={(event) => event.currentTarget.select()}
        />
        {/* Masks hide what rows say; a name is its author's, and is seen wherever the view is. */}
        {looksPersonal(typed.replace(DATES, '')) && <Alert color="yellow">{t('name.personal')}</Alert>}
        {children}
        {taken && canReplace && <Alert color="yellow">{t('name.taken')}</Alert>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={isBlocked}>
            {taken && canReplace ? t('name.replace') : action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface NameDialogProps {
  readonly all: readonly KeptView[]
  readonly onClose: () => void
}

interface SaveDialogProps extends NameDialogProps {
  readonly view: View
  /** What the operation hides in any case. */
  readonly floor: Mask | undefined
  readonly onOutcome: (outcome: ViewOutcome, name: string) => void
}

/** Keeps what is looked at under a name. */
export function SaveDialog({ view, floor, all, onOutcome, onClose }: SaveDialogProps) {
  const { t } = useTranslation(['views', 'common'])
  const save = useAction('views:save')
  const start = { name: view.name, mask: strictestMask(view.content.mask, floor) ?? null }
  const draft = useDraft(`view/new/${view.reportKey}`, nameDraftSchema, start)
  const { mask } = draft.value
  return (
    <Modal opened onClose={onClose} title={t('name.saveTitle')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <NameForm
        draft={draft}
        action={t('name.save')}
        hint={t('name.hint')}
        canReplace
        isTaken={(name) => all.some((each) => each.name === name)}
        isBusy={save.isPending}
        onName={(name, isReplacing) =>
          save.mutate(
            { view: { ...view, name, content: withMask(view.content, mask) }, isReplacing },
            {
              onSuccess: (outcome) => {
                if (outcome.kind === 'kept') draft.done()
                onOutcome(outcome, name)
              },
            },
          )
        }
        onClose={onClose}
      >
        <MaskChoice mask={mask} floor={floor} onChange={(chosen) => draft.set({ ...draft.value, mask: chosen })} />
      </NameForm>
      {save.error !== null && <ProblemNote error={save.error} />}
    </Modal>
  )
}

interface RenameDialogProps extends NameDialogProps {
  readonly view: KeptView
  readonly onOutcome: (outcome: ViewOutcome, name: string) => void
}

/** Gives a view another name. */
export function RenameDialog({ view, all, onOutcome, onClose }: RenameDialogProps) {
  const { t } = useTranslation(['views', 'common'])
  const rename = useAction('views:rename')
  const draft = useDraft(`view/${view.id}`, nameDraftSchema, { name: view.name, mask: null })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('name.renameTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <NameForm
        draft={draft}
        action={t('name.rename')}
        canReplace={false}
        isTaken={(name) => all.some((each) => each.id !== view.id && each.name === name)}
        isBusy={rename.isPending}
        onName={(name) =>
          rename.mutate(
            { id: view.id, name },
            {
              onSuccess: (outcome) => {
                if (outcome.kind !== 'taken') draft.done()
                onOutcome(outcome, name)
              },
            },
          )
        }
        onClose={onClose}
      />
      {rename.error !== null && <ProblemNote error={rename.error} />}
    </Modal>
  )
}
