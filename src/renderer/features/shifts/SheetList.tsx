import { ActionIcon, Button, Text } from '@mantine/core'
import { IconFileImport, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { ShiftSheet } from '../../../shared/shifts/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange } from '../../../shared/time.ts'
import { useAction } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { ImportDialog } from './ImportDialog.tsx'

interface SheetListProps {
  readonly connection: ConnectionSummary
  readonly range: TimeRange
  readonly sheets: readonly ShiftSheet[]
}

/** The sheets of shifts of an operation: what each has, the way to take one away, and the way to bring one. */
export function SheetList({ connection, range, sheets }: SheetListProps) {
  const { t } = useTranslation('shifts')
  const language = useLanguage()
  const [isImporting, setImporting] = useState(false)
  const [removed, setRemoved] = useState<ShiftSheet | null>(null)
  const remove = useAction('shifts:remove')
  const periodOf = ({ from, before }: ShiftSheet): string =>
    rangeText({ from: startOfDay(from), to: endOfDay(wall(before - 1)) }, language, null)
  return (
    <section className="shifts-sheets" aria-label={t('sheets')}>
      {sheets.map((sheet) => {
        const { id, name, shifts, agents } = sheet
        return (
          <span
            key={id}
            className="shifts-sheet"
            title={t('sheetMeaning', {
              name,
              count: shifts,
              agents: t('agents', { count: agents }),
              period: periodOf(sheet),
            })}
          >
            <span className="shifts-sheet-name">{t('sheet', { name, count: shifts })}</span>
            <ActionIcon size={18} radius="xl" aria-label={t('remove', { name })} onClick={() => setRemoved(sheet)}>
              <IconX size={12} aria-hidden />
            </ActionIcon>
          </span>
        )
      })}
      <Button
        variant={sheets.length === 0 ? 'filled' : 'default'}
        leftSection={<IconFileImport size={14} aria-hidden />}
        onClick={() => setImporting(true)}
      >
        {t('import')}
      </Button>
      <ImportDialog
        isOpen={isImporting}
        connectionId={connection.id}
        isSample={connection.isSample}
        range={range}
        sheets={sheets}
        onClose={() => setImporting(false)}
      />
      <ConfirmDialog
        isOpen={removed !== null}
        title={t('removeTitle')}
        action={t('removeConfirm')}
        isBusy={remove.isPending}
        onClose={() => setRemoved(null)}
        onConfirm={() => {
          if (removed === null) return
          remove.mutate({ connectionId: connection.id, sheetId: removed.id }, { onSuccess: () => setRemoved(null) })
        }}
      >
        <Text size="sm">{t('removeQuestion', { count: removed?.shifts ?? 0, name: removed?.name ?? '' })}</Text>
        {remove.error !== null && <ProblemNote error={remove.error.toData()} />}
      </ConfirmDialog>
    </section>
  )
}
