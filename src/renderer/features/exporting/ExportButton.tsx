import { Button } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands.ts'
import type { Mask } from '../../../shared/masks.ts'
import { ExportDialog } from './ExportDialog.tsx'
import type { ExportWarning, AskedItems, RowList, ShownRows } from './fileChoice.ts'

interface ExportButtonProps {
  /** What the grid shows; null until it shows something. */
  readonly shown: ShownRows | null
  /** What is missing of the period, in words; null where nothing is. */
  readonly warning: ExportWarning | null
  /** Lists within the rows. */
  readonly lists: readonly RowList[]
  /** The items of one row that are to be taken out; null where none are asked for. */
  readonly asked: AskedItems | null
  /** What the operation hides in any case. */
  readonly floor: Mask | undefined
  readonly onAskedDone: () => void
}

/** Opens what it takes to export: from the grid's toolbar, the menu or its shortcut. */
export function ExportButton({ shown, warning, lists, asked, floor, onAskedDone }: ExportButtonProps) {
  const { t } = useTranslation('exporting')
  const [isOpen, setOpen] = useState(false)
  useCommand('export', () => {
    if (shown !== null) setOpen(true)
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTableExport size={15} />}
        disabled={shown === null}
        onClick={() => setOpen(true)}
      >
        {t('export')}
      </Button>
      {shown !== null && (
        <ExportDialog
          shown={shown}
          warning={warning}
          lists={lists}
          row={asked}
          floor={floor}
          isOpen={isOpen || asked !== null}
          onClose={() => {
            setOpen(false)
            onAskedDone()
          }}
        />
      )}
    </>
  )
}
