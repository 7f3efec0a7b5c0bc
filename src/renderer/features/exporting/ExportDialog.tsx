import { Alert, Anchor, Button, Group, Modal, NativeSelect, Radio, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconTableExport } from '@tabler/icons-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { useRefusals } from '../../components/managed/useRefusals.ts'
import { MaskChoice } from '../../components/masks/MaskChoice.tsx'
import { usePreference } from '../../api/usePreference.ts'
import type { AppError } from '../../../shared/errors.ts'
import { strictestMask, type Mask } from '../../../shared/masks.ts'
import { explain } from '../../../shared/errorTexts.ts'
import {
  FILE_FORMATS,
  shownInWindow,
  WINDOW_FORMATS,
  windowTexts,
  type WindowFormat,
} from '../../../shared/fileFormats.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import {
  exportRequest,
  fileChoiceSchema,
  rowsOf,
  USUAL_FILE,
  type AskedItems,
  type FileChoice,
  type ExportWarning,
  type ExportScope,
  type RowList,
  type ShownRows,
} from './fileChoice.ts'
import { SeparatorChoice } from './SeparatorChoice.tsx'

interface ExportDialogProps {
  readonly shown: ShownRows
  readonly warning: ExportWarning | null
  /** Lists within the rows, that a file can have instead of them. */
  readonly lists: readonly RowList[]
  /** The items of one row alone; null for all that is shown. */
  readonly row: AskedItems | null
  /** What the operation hides in any case. */
  readonly floor: Mask | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What to export and how, with defaults that fit most: Enter alone is enough. */
export function ExportDialog(props: ExportDialogProps) {
  const { t } = useTranslation(['exporting', 'common'])
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ExportForm {...props} />
    </Modal>
  )
}

interface NoteProps {
  readonly tone: 'warning' | 'error' | 'info'
  readonly title?: string
  readonly children: ReactNode
}

const COLORS = { warning: 'orange', error: 'red', info: 'gray' } as const

function Note({ tone, title, children }: NoteProps) {
  const NoteIcon = tone === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <Alert
      variant="light"
      color={COLORS[tone]}
      p="xs"
      icon={<NoteIcon size={16} aria-hidden />}
      {...(title === undefined ? {} : { title })}
      {...(tone === 'error' ? { role: 'alert' } : { role: 'note' })}
    >
      <Text size="xs">{children}</Text>
    </Alert>
  )
}

const ROWS = 'rows'

interface SubjectChoiceProps {
  readonly shown: ShownRows
  readonly lists: readonly RowList[]
  readonly scope: ExportScope
  readonly onScope: (scope: ExportScope) => void
  /** The list whose items are the file's lines; null for the rows themselves. */
  readonly list: string | null
  readonly onList: (list: string | null) => void
}

/** What goes into the file: rows or items, those that are shown or all. */
function SubjectChoice({ shown, lists, scope, onScope, list, onList }: SubjectChoiceProps) {
  const { t } = useTranslation(['exporting', 'common'])
  const count = (number: number): string => t('common:rows', { count: number })
  return (
    <>
      {lists.length > 0 ? (
        <NativeSelect
          size="xs"
          label={t('lines')}
          description={list === null ? undefined : t('itemsHint')}
          value={list ?? ROWS}
          data={[
            { value: ROWS, label: t('linePerRow') },
            ...lists.map((each) => ({ value: each.list, label: t('linePerItem', { list: each.title }) })),
          ]}
          onChange={({ currentTarget: { value } }) => onList(value === ROWS ? null : value)}
        />
      ) : null}
      <Radio.Group label={t('scope')} value={scope} onChange={(value) => onScope(value === 'all' ? 'all' : 'shown')}>
        <Stack gap={6} mt={6}>
          <Radio
            value="shown"
            label={
              list === null
                ? `${t('shown')} · ${count(shown.total)}, ${t('shownColumns', { count: shown.columns.length })}`
                : `${t('shownItems')} · ${count(shown.total)}`
            }
            description={t(list === null ? 'shownHint' : 'shownItemsHint')}
          />
          <Radio value="all" label={`${t('all')} · ${count(shown.unfilteredTotal)}`} description={t('allHint')} />
        </Stack>
      </Radio.Group>
    </>
  )
}

interface FileFieldsProps {
  readonly file: FileChoice
  readonly onChange: (changed: Partial<FileChoice>) => void
}

/** How the file is written. */
function FileFields({ file, onChange }: FileFieldsProps) {
  const { t } = useTranslation('exporting')
  const language = useLanguage()
  return (
    <>
      <div>
        <Text size="xs" fw={600} mb={4} id="export-format">
          {t('format')}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="export-format"
          value={file.format}
          data={WINDOW_FORMATS.map((format) => ({ value: format, label: windowTexts(format).title[language] }))}
          onChange={(format: WindowFormat) => onChange({ format })}
        />
        <Text size="xs" c="var(--muted)" mt={4}>
          {windowTexts(file.format).hint[language]}
        </Text>
      </div>
      {FILE_FORMATS[file.format].standsFor !== undefined && <SeparatorChoice />}
      <div>
        <Text size="xs" fw={600} mb={4} id="export-headings">
          {t('headings')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="export-headings"
          value={file.headings}
          data={[
            { value: 'titles', label: t('titles') },
            { value: 'names', label: t('names') },
          ]}
          onChange={(value) => onChange({ headings: value === 'names' ? 'names' : 'titles' })}
        />
      </div>
    </>
  )
}

interface NotesProps {
  readonly warning: ExportWarning | null
  /** How many the file will have; null where that is not known. */
  readonly rows: number | null
  readonly format: WindowFormat
  readonly error: AppError | null
  readonly onFormat: (format: WindowFormat) => void
}

/** What is to be known before the file is written, and why it was not. */
function Notes({ warning, rows, format, error, onFormat }: NotesProps) {
  const { t } = useTranslation('exporting')
  const language = useLanguage()
  const { rowLimit, digitsKeptBy } = FILE_FORMATS[format]
  return (
    <>
      {warning !== null && (
        <Note tone="warning" {...(warning.isIncomplete ? { title: t('incomplete') } : {})}>
          {warning.texts.map((text) => (
            <Text key={text} span size="xs" display="block" mb={4}>
              {text}
            </Text>
          ))}
        </Note>
      )}
      {rows === 0 && <Note tone="warning">{t('noRows')}</Note>}
      {rows !== null && rowLimit !== null && rows > rowLimit.rows && (
        <Note tone={rowLimit.beyond === 'further-sheets' ? 'info' : 'warning'}>
          {t(rowLimit.beyond === 'further-sheets' ? 'moreSheets' : 'tooManyRows', { count: rowLimit.rows })}
        </Note>
      )}
      {digitsKeptBy !== undefined && rows !== 0 && (
        <Note tone="info">
          {t('digits')}{' '}
          <Anchor component="button" type="button" size="xs" onClick={() => onFormat(shownInWindow(digitsKeptBy))}>
            {t('useWorkbook')}
          </Anchor>
        </Note>
      )}
      {error !== null && (
        <Note tone="error" title={explain(error, language, 'window').sentence}>
          {explain(error, language, 'window').hint}
        </Note>
      )}
    </>
  )
}

function ExportForm({ shown, warning, lists, row, floor, onClose }: ExportDialogProps) {
  const { t } = useTranslation(['exporting', 'common'])
  const [scope, setScope] = useState<ExportScope>('shown')
  const [list, setList] = useState<string | null>(null)
  // While the dialog fades away it still shows what it was about.
  const [ofRow] = useState(row)
  // What is seen under a mask goes into a file under it.
  const least = strictestMask(floor, shown.question.mask)
  const [mask, setMask] = useState<Mask | null>(least ?? null)
  const subject = { scope, list, row: ofRow, mask: strictestMask(mask, least) ?? null }
  const kept = usePreference('exporting', fileChoiceSchema, USUAL_FILE)
  const begin = useAction('export:start')
  const { folders, mask: managedMask } = useRefusals()
  const file = kept.value ?? USUAL_FILE
  const rows = rowsOf(shown, subject)

  function change(changed: Partial<FileChoice>): void {
    kept.set({ ...file, ...changed })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (begin.isPending) return
    begin.mutate(exportRequest(shown, subject, file), {
      onSuccess: (job) => {
        // Null: the user thought better of the file's place, not of the export.
        if (job !== null) onClose()
      },
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {ofRow === null ? null : (
          <Text size="sm">
            {t('itemsOfRow', {
              list: lists.find((each) => each.list === ofRow.list)?.title ?? ofRow.list,
              place: ofRow.place + 1,
            })}
          </Text>
        )}
        {ofRow === null ? (
          <SubjectChoice shown={shown} lists={lists} scope={scope} onScope={setScope} list={list} onList={setList} />
        ) : null}
        <FileFields file={file} onChange={change} />
        <MaskChoice mask={mask} floor={least} managed={managedMask} onChange={setMask} />
        <ManagedNote refusal={folders} />
        <Notes
          warning={warning}
          rows={rows}
          format={file.format}
          error={begin.error}
          onFormat={(format) => change({ format })}
        />
        <Group justify="flex-end" gap="xs" className="export-actions">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={begin.isPending} leftSection={<IconTableExport size={15} />} data-autofocus>
            {rows === null ? t('startItems') : t('start', { count: rows })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
