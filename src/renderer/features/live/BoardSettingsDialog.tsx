import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { WallboardDefinition } from '../../../shared/reports/types.ts'
import { useDraft } from '../../api/useDraft.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { ParameterForm } from '../../components/ParameterForm.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { draftOf, readThresholds, type ThresholdDraft, type Thresholds } from './thresholds.ts'
import { figureOf, SERVICE_LEVEL, thresholdsOf, type BoardSettings } from './useBoardSettings.ts'
import type { ServiceLevel } from './useServiceLevel.ts'

interface BoardSettingsDialogProps {
  readonly isOpen: boolean
  /** Which board it is: the key of its report. */
  readonly name: string
  readonly definition: WallboardDefinition
  /** Null where no report of the operation tells it. */
  readonly serviceLevel: ServiceLevel | null
  readonly settings: BoardSettings
  readonly onChange: (settings: BoardSettings) => void
  readonly onClose: () => void
}

/** What is good on a board, and how its service level is worked out. */
export function BoardSettingsDialog(props: BoardSettingsDialogProps) {
  const { isOpen, serviceLevel, settings, onChange, onClose } = props
  const { t } = useTranslation(['live', 'common'])
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('live:settings.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="md">
        {serviceLevel !== null && (
          <fieldset className="board-settings">
            <legend>{t('live:settings.serviceLevel')}</legend>
            <ParameterForm
              // What was applied is what the form begins with again.
              key={JSON.stringify(settings.serviceLevel)}
              definition={serviceLevel.definition}
              report={serviceLevel.source}
              given={settings.serviceLevel}
              onApply={(given) => onChange({ ...settings, serviceLevel: given })}
            />
          </fieldset>
        )}
        <ThresholdForm {...props} />
      </Stack>
    </Modal>
  )
}

/** What thresholds that were typed and kept must look like. */
const draftsSchema: z.ZodType<Readonly<Record<string, ThresholdDraft>>> = z.record(
  z.string(),
  z.strictObject({ good: z.string(), fair: z.string() }),
)
const NOTHING_TYPED: Readonly<Record<string, ThresholdDraft>> = {}

interface Figure {
  readonly id: string
  readonly title: string
  readonly isMoreBetter: boolean
}

/** The thresholds of each share of the board. What is no percentage, or in the wrong order, says so and is not kept. */
function ThresholdForm({ name, definition, serviceLevel, settings, onChange, onClose }: BoardSettingsDialogProps) {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const figures: readonly Figure[] = [
    ...(serviceLevel === null
      ? []
      : [{ id: SERVICE_LEVEL, title: serviceLevel.definition.title[language], isMoreBetter: true }]),
    ...definition.rates.map((rate) => ({ id: figureOf(rate), title: rate.title[language], isMoreBetter: rate.isGood })),
  ]
  const typed = useDraft(`board/${name}`, draftsSchema, NOTHING_TYPED)
  const drafts = typed.value
  const draft = (id: string): ThresholdDraft => drafts[id] ?? draftOf(thresholdsOf(settings, id), language)
  const readings = figures.map((figure) => ({
    figure,
    reading: readThresholds(draft(figure.id), figure.isMoreBetter, language),
  }))
  const isGood = readings.every(({ reading }) => reading.kind === 'thresholds')

  function save(event: FormEvent): void {
    event.preventDefault()
    if (!isGood) return
    const thresholds = Object.fromEntries(
      readings.flatMap(({ figure, reading }): [string, Thresholds | null][] =>
        reading.kind === 'thresholds' ? [[figure.id, reading.thresholds]] : [],
      ),
    )
    typed.done()
    onChange({ ...settings, thresholds: { ...settings.thresholds, ...thresholds } })
    onClose()
  }

  return (
    <form aria-label={t('settings.thresholds')} onSubmit={save} noValidate>
      <Stack gap="sm">
        <DraftNote {...typed} />
        <Text size="sm" c="dimmed">
          {t('settings.lead')}
        </Text>
        {readings.map(({ figure: { id, title, isMoreBetter }, reading }) => (
          <fieldset key={id} className="board-settings">
            <legend>{title}</legend>
            <Group gap="sm" align="start">
              {(['good', 'fair'] as const).map((part) => (
                <TextInput
                  key={part}
                  size="xs"
                  w={200}
                  label={t(`settings.${part}.${isMoreBetter ? 'from' : 'upTo'}`)}
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={20}
                  rightSection="%"
                  value={draft(id)[part]}
                  error={reading.kind === 'problem'}
                  onChange={({ currentTarget: { value } }) =>
                    typed.set({ ...drafts, [id]: { ...draft(id), [part]: value } })
                  }
                />
              ))}
            </Group>
            <Text size="xs" mt={4} c={reading.kind === 'problem' ? 'var(--bad)' : 'dimmed'} aria-live="polite">
              {reading.kind === 'problem'
                ? t(`settings.problems.${reading.problem}`)
                : reading.thresholds === null
                  ? t('settings.none')
                  : t('settings.else')}
            </Text>
          </fieldset>
        ))}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="xs" onClick={onClose}>
            {t('settings.leave')}
          </Button>
          <Button type="submit" size="xs" disabled={!isGood}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
