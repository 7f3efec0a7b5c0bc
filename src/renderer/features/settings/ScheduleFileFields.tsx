import { Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { FILE_FORMATS, shownInWindow, WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useSummarySentence } from '../../components/useSummarySentence.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ScheduleForm, ScheduleFormChange } from './scheduleDraft.ts'

interface FolderFieldProps {
  readonly form: ScheduleForm
  readonly onChange: (changed: ScheduleFormChange) => void
}

interface ScheduleFileFieldsProps extends FolderFieldProps {
  /** Undefined until one is chosen. */
  readonly report: ReportDefinition | undefined
}

/** Which file is written after an update, if any. Its folder is chosen in the system's dialog. */
export function ScheduleFileFields({ form, report, onChange }: ScheduleFileFieldsProps) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  const { hasFile, file } = form
  // The command line also knows CSV for Excel with one separator or the other: here it is what it is for.
  const format = shownInWindow(file.format)
  const { hint, scheduleHint = hint } = windowTexts(format)
  const example = `${file.name.trim() || '…'}_2026-11-22.${FILE_FORMATS[format].extension}`
  return (
    <>
      <Switch
        label={t('form.file')}
        checked={hasFile}
        onChange={(event) => {
          onChange({ hasFile: event.currentTarget.checked })
        }}
      />
      {hasFile ? (
        <Stack gap="sm" pl="md">
          <KeptSummary form={form} report={report} onChange={onChange} />
          <FolderField form={form} onChange={onChange} />
          <TextInput
            label={t('form.name')}
            description={t('form.nameHelp', { example })}
            required
            maxLength={120}
            value={file.name}
            onChange={(event) => {
              onChange({ file: { name: event.currentTarget.value } })
            }}
          />
          <Group grow>
            <Select
              label={t('form.format')}
              allowDeselect={false}
              data={WINDOW_FORMATS.map((each) => ({ value: each, label: windowTexts(each).title[language] }))}
              value={format}
              onChange={(value) => {
                const chosen = WINDOW_FORMATS.find((each) => each === value)
                if (chosen !== undefined) onChange({ file: { format: chosen } })
              }}
            />
            {file.summary !== undefined ? null : (
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
          <Text size="xs" c="dimmed">
            {file.summary === undefined ? scheduleHint[language] : t('summary.help')}
          </Text>
        </Stack>
      ) : null}
    </>
  )
}

/** Which summary the file holds in place of rows, in words; it can be taken away, and is changed where it was made. */
function KeptSummary({ form: { file }, report, onChange }: ScheduleFileFieldsProps) {
  const { t } = useTranslation('automation')
  const sentence = useSummarySentence()
  if (file.summary === undefined || report === undefined) return null
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('summary.title')}
      </Text>
      <Group gap="xs">
        <Text size="sm">{sentence(report, file.summary)}</Text>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onChange({ hasRows: true })
          }}
        >
          {t('summary.remove')}
        </Button>
      </Group>
    </div>
  )
}

/** The folder that the file goes to. */
function FolderField({ form: { folder }, onChange }: FolderFieldProps) {
  const { t } = useTranslation('automation')
  const choose = useAction('schedules:choose-folder')
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('form.folder')}
      </Text>
      <Group gap="xs">
        <code className="settings-path">{folder ?? t('form.noFolder')}</code>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={14} aria-hidden />}
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
      {choose.error === null ? null : <ProblemNote error={choose.error} />}
    </div>
  )
}
