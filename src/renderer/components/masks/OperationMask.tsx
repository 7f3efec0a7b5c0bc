import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { Mask } from '../../../shared/masks.ts'
import { useAction } from '../../api/queries.ts'
import { useRefusals } from '../managed/useRefusals.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { ProblemNote } from '../ProblemNote.tsx'
import { MaskChoice, MaskLevels } from './MaskChoice.tsx'

interface OperationMaskProps {
  readonly connection: ConnectionSummary
  /** What the operation is called. */
  readonly name: string
  /** On one line, where there are other things beside it. */
  readonly isCompact?: boolean
}

/** What was chosen, while the operation had another mask. */
interface Chosen {
  readonly before: Mask | null
  readonly mask: Mask | null
}

/** The switch of an operation: how its personal data is hidden. It holds at once; before all is shown, it asks. */
export function OperationMask({ connection, name, isCompact = false }: OperationMaskProps) {
  const { t } = useTranslation('masks')
  const { mask: managed } = useRefusals()
  const save = useAction('connections:mask')
  const [isAsking, setAsking] = useState(false)
  const { id: connectionId, mask = null } = connection
  // Until the operation is told with what was chosen, that stands.
  const [chosen, setChosen] = useState<Chosen | null>(null)
  if (chosen !== null && (chosen.before !== mask || save.error !== null)) setChosen(null)
  const seen = chosen === null ? mask : chosen.mask

  function set(next: Mask | null): void {
    setChosen({ before: mask, mask: next })
    save.mutate({ connectionId, mask: next })
  }

  function choose(next: Mask | null): void {
    if (next === null && mask !== null) setAsking(true)
    else set(next)
  }

  const Levels = isCompact ? MaskChoice : MaskLevels
  return (
    <>
      <Levels mask={seen} managed={managed} {...(isCompact ? { label: t('of', { name }) } : {})} onChange={choose} />
      {save.error === null ? null : <ProblemNote error={save.error} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('off.title')}
        action={t('off.show')}
        onConfirm={() => {
          setAsking(false)
          set(null)
        }}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">{t('off.text', { name })}</Text>
      </ConfirmDialog>
    </>
  )
}
