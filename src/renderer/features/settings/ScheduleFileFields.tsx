import { Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { useRefusals } from '../../components/managed/useRefusals.ts'
import { MaskChoice } from '../../components/masks/MaskChoice.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import {
  drawnIn,
  isDrawnUnattended,
  shownInWindow,
  UNATTENDED_DRAWINGS,
  WINDOW_FORMATS,
  windowTexts,
  type ScheduleFormat,
  type UnattendedDrawing,
  type WindowFormat,
} from '../../../shared/fileFormats.ts'
import type { Language } from '../../../shared/language.ts'
import type { Mask } from '../../../shared/masks.ts'
import { periodRange } from '../../../shared/periods.ts'
import { scheduledFileName } from '../../../shared/scheduledFileName.ts'
import { isHomeFormat, LONGEST_FILE_NAME, shownSummary } from '../../../shared/schedules.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import type { ViewContent } from '../../../shared/views.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { fittingFile, type ScheduleForm, type ScheduleFormChange } from './scheduleDraft.ts'

interface FileFieldProps {
  readonly form: ScheduleForm
  /** Whether what is missing is said already. */
  readonly isTold: boolean
  readonly onChange: (changed: ScheduleFormChange) => void
}

interface ScheduleFileFieldsProps extends FileFieldProps {
  /** What is kept, as it is now; null where it is not known. */
  readonly shown: ViewContent | null
  /** What operation and view hide in any case. */
  readonly floor: Mask | undefined
  /** By the operation's clock. */
  readonly now: WallSeconds
}

type OfferedFormat = WindowFormat | UnattendedDrawing

/** The command line also knows CSV for Excel with one separator or the other: here it is what it is for. */
function offered(format: ScheduleFormat): OfferedFormat {
  return isDrawnUnattended(format) ? format : shownInWindow(format)
}

function titleOf(format: OfferedFormat, language: Language): string {
  return (isDrawnUnattended(format) ? drawnIn(format) : windowTexts(format)).title[language]
}

/** Which file is written after an update, if any. Its folder is chosen in the system's dialog. */
export function ScheduleFileFields(props: ScheduleFileFieldsProps) {
  const { form, onChange } = props
  const { t } = useTranslation('automation')
  return (
    <>
      <Switch
        label={t('form.file')}
        checked={form.hasFile}
        onChange={(event) => {
          onChange({ hasFile: event.currentTarget.checked })
        }}
      />
      {form.hasFile ? <FileFields {...props} /> : null}
    </>
  )
}

function FileFields({ form, shown, floor, now, isTold, onChange }: ScheduleFileFieldsProps) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  const { isHome } = form
  const isSummary = !isHome && shown !== null && shownSummary(shown) !== null
  const isDrawable = isHome || isSummary
  const file = fittingFile(form, shown)
  const format = offered(file.format)
  const all: readonly OfferedFormat[] = isDrawable ? [...WINDOW_FORMATS, ...UNATTENDED_DRAWINGS] : WINDOW_FORMATS
  const formats = isHome ? all.filter((each) => isHomeFormat(each)) : all
  // As its next file would be called today.
  const period = shown?.period ?? null
  const range = period === null ? null : periodRange(period, now)
  const example = scheduledFileName(file.name.trim() || '…', format, range, now)
  return (
    <Stack gap="sm" pl="md">
      <FolderField form={form} isTold={isTold} onChange={onChange} />
      <TextInput
        label={t('form.name')}
        description={t('form.nameHelp', { example })}
        required
        maxLength={LONGEST_FILE_NAME}
        value={file.name}
        error={isTold && file.name.trim() === '' ? t('form.problems.name') : null}
        onChange={(event) => {
          onChange({ file: { name: event.currentTarget.value } })
        }}
      />
      <Group grow>
        <Select
          label={t('form.format')}
          allowDeselect={false}
          data={formats.map((each) => ({ value: each, label: titleOf(each, language) }))}
          value={format}
          onChange={(value) => {
            const chosen = formats.find((each) => each === value)
            if (chosen !== undefined) onChange({ file: { format: chosen } })
          }}
        />
        {isDrawable ? null : (
          <Select
            label={t('form.headings')}
            allowDeselect={false}
            data={[
              { value: 'titles', label: t('form.headingsOf.titles') },
              { value: 'names', label: t('form.headingsOf.names') },
            ]}
            value={file.headings}
            onChange={(value) => {
              onChange({ file: { headings: value === 'names' ? 'names' : 'titles' } })
            }}
          />
        )}
      </Group>
      <FormatHelp format={format} of={isHome ? 'home' : isSummary ? 'summary' : 'rows'} />
      <MaskChoice mask={form.mask ?? null} floor={floor} onChange={(mask) => onChange({ mask })} />
    </Stack>
  )
}

/** What is to be known of a file in this format. */
function FormatHelp({ format, of }: { readonly format: OfferedFormat; readonly of: 'home' | 'summary' | 'rows' }) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  function help(): string {
    if (of === 'home') return t(isDrawnUnattended(format) ? 'form.homeHelp.drawn' : 'form.homeHelp.workbook')
    if (isDrawnUnattended(format)) return t(`form.drawnHelp.${format}`)
    const { hint, scheduleHint = hint } = windowTexts(format)
    return of === 'summary' ? t('form.summaryHelp') : scheduleHint[language]
  }
  return (
    <Text size="xs" c="dimmed">
      {help()}
    </Text>
  )
}

/** The folder that the file goes to. */
function FolderField({ form: { folder }, isTold, onChange }: FileFieldProps) {
  const { t } = useTranslation('automation')
  const problemId = useId()
  const isMissing = isTold && folder === null
  const choose = useAction('schedules:choose-folder')
  const { folders } = useRefusals()
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('form.folder')}
      </Text>
      <Group gap="xs">
        <code className="settings-path">{folder ?? t('form.noFolder')}</code>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={14} aria-hidden />}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? problemId : undefined}
          onClick={() => {
            choose.mutate(null, {
              onSuccess: (chosen) => {
                if (chosen === null) return
                onChange({ folder: chosen.folder, file: { folderId: chosen.folderId } })
              },
            })
          }}
        >
          {t('form.chooseFolder')}
        </Button>
      </Group>
      {isMissing ? (
        <Text id={problemId} size="xs" c="var(--mantine-color-error)">
          {t('form.problems.folder')}
        </Text>
      ) : null}
      <ManagedNote refusal={folders} />
      {choose.error === null ? null : <ProblemNote error={choose.error} />}
    </div>
  )
}
