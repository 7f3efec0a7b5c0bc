import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { readShiftSheet } from '../../../shared/shifts/readSheet.ts'
import { sheetText } from '../../../shared/shifts/sheetCells.ts'
import { LONGEST_SHEET_NAME, type ShiftSheet } from '../../../shared/shifts/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { useAction } from '../../api/queries.ts'
import { useDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { SheetPreview } from './SheetPreview.tsx'

interface ImportDialogProps {
  readonly isOpen: boolean
  readonly connectionId: number
  /** Whether the operation is the sample one, which has shifts to try it with. */
  readonly isSample: boolean
  readonly range: TimeRange
  readonly sheets: readonly ShiftSheet[]
  readonly onClose: () => void
}

/** Takes a sheet of shifts: pasted, or of a file. What was read is seen before it is kept. */
export function ImportDialog(props: ImportDialogProps) {
  const { t } = useTranslation(['shifts', 'common'])
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('dialog.title')}
      size={720}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ImportForm {...props} />
    </Modal>
  )
}

function decode(bytes: Uint8Array, encoding: string, isStrict: boolean): string {
  return new TextDecoder(encoding, { fatal: isStrict }).decode(bytes)
}

/** What a sheet that was kept must look like. */
const sheetDraftSchema: z.ZodType<{ readonly text: string; readonly name: string }> = z.strictObject({
  text: z.string(),
  name: z.string(),
})

function ImportForm({ connectionId, isSample, range, sheets, onClose }: ImportDialogProps) {
  const { t } = useTranslation('shifts')
  const language = useLanguage()
  const draft = useDraft(`shifts/${connectionId}`, sheetDraftSchema, { text: '', name: t('dialog.usualName') })
  const { text, name } = draft.value
  const keep = useAction('shifts:import')
  const sample = useAction('shifts:sample')
  const reading = useMemo(() => (text.trim() === '' ? null : readShiftSheet(text, language)), [text, language])
  const isNamed = name.trim() !== '' && name.trim().length <= LONGEST_SHEET_NAME
  const isWhole = reading?.kind === 'sheet' && reading.problems.length === 0
  const isTaken = sheets.some((sheet) => sheet.name === name.trim())

  async function take(file: File): Promise<void> {
    draft.set({
      text: sheetText(new Uint8Array(await file.arrayBuffer()), decode),
      name: file.name.replace(/\.\w+$/, '').slice(0, LONGEST_SHEET_NAME),
    })
  }

  return (
    <Stack gap="sm">
      <DraftNote {...draft} />
      <Text size="sm">{t('dialog.lead')}</Text>
      <Textarea
        label={t('dialog.text')}
        placeholder={t('dialog.placeholder')}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        value={text}
        onChange={({ currentTarget }) => draft.set({ text: currentTarget.value, name })}
      />
      <Group gap="xs">
        <FileButton onFile={(file) => void take(file)} />
        {isSample && (
          <Button
            variant="light"
            loading={sample.isPending}
            onClick={() =>
              sample.mutate({ range, language }, { onSuccess: (sheet) => draft.set({ text: sheet, name }) })
            }
          >
            {t('dialog.sample')}
          </Button>
        )}
      </Group>
      <output className="shifts-read">{reading !== null && <SheetPreview reading={reading} />}</output>
      <TextInput
        label={t('dialog.name')}
        value={name}
        description={isTaken ? t('dialog.replaces') : undefined}
        error={isNamed ? undefined : t('dialog.nameNeeded')}
        onChange={({ currentTarget }) => draft.set({ text, name: currentTarget.value })}
      />
      {keep.error !== null && <ProblemNote error={keep.error.toData()} />}
      <Group justify="flex-end" gap="xs">
        {reading === null && <span className="shifts-why">{t('dialog.needsSheet')}</span>}
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button
          disabled={!isWhole || !isNamed}
          loading={keep.isPending}
          onClick={() =>
            keep.mutate(
              { connectionId, name: name.trim(), text, language },
              {
                onSuccess: () => {
                  draft.done()
                  onClose()
                },
              },
            )
          }
        >
          {t('dialog.keep')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Asks for a file with the system's own dialog. */
function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('shifts')
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileUpload size={14} aria-hidden />}
        onClick={() => picker.current?.click()}
      >
        {t('dialog.file')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('dialog.fileInput')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file !== undefined) onFile(file)
          // The same file can be chosen again after it was mended.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
