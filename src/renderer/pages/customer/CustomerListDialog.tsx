import { Group, Modal, Stack, Switch, Text, Textarea } from '@mantine/core'
import { useDeferredValue, useMemo, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { listDoubts, listedCustomers, MOST_LISTED } from '../../../shared/customerList.ts'
import { maskedBy, strictestMask, type Mask } from '../../../shared/masks.ts'
import { periodRange, type Period } from '../../../shared/periods.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useAction } from '../../api/queries.ts'
import { usePreference } from '../../api/usePreference.ts'
import { fileChoiceSchema, USUAL_FILE } from '../../features/exporting/fileChoice.ts'
import { PeriodPicker } from '../../features/report/PeriodPicker.tsx'
import { useToday } from '../../features/report/useToday.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { StoryFileChoice } from './StoryFileChoice.tsx'
import { StoryFileEnd } from './StoryFileEnd.tsx'

export interface CustomerListDialogProps {
  readonly isOpen: boolean
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  /** The list as it was pasted elsewhere. */
  readonly pasted: string
  readonly onClose: () => void
}

/** Many customers at once: a list that is pasted, and a file with what there is of each. */
export function CustomerListDialog(props: CustomerListDialogProps) {
  const { t } = useTranslation(['customer', 'common'])
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('customer:list.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <CustomerListForm {...props} />
    </Modal>
  )
}

const WHOLE_TIME: Period = { kind: 'all' }

function CustomerListForm({ connections, connection, pasted, onClose }: CustomerListDialogProps) {
  const { t } = useTranslation(['customer', 'common'])
  const language = useLanguage()
  const { id: connectionId } = connection
  const kept = usePreference('exporting', fileChoiceSchema, USUAL_FILE)
  const file = kept.value ?? USUAL_FILE
  const begin = useAction('customers:export-list')
  const today = useToday(connection.timeZone)
  const [text, setText] = useState(pasted)
  const [period, setPeriod] = useState(WHOLE_TIME)
  const [isEverywhere, setEverywhere] = useState(false)
  const [chosen, setMask] = useState<Mask | null>(null)
  const read = useDeferredValue(text)
  const customers = useMemo(() => listedCustomers(read), [read])
  const looked = connections.filter(({ id }) => isEverywhere || id === connectionId)
  const floor = strictestMask(...looked.map(({ mask }) => mask))
  const mask = strictestMask(chosen, floor)
  const isTooLong = customers.length > MOST_LISTED
  const canBegin = read === text && customers.length > 0 && !isTooLong

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!canBegin || begin.isPending) return
    const range = periodRange(period, today)
    const where = { customers: [...customers], connectionId, isEverywhere, range }
    begin.mutate(maskedBy({ ...where, format: file.format, language }, mask), {
      // Null: the user thought better of the file's place, not of the list.
      onSuccess: (job) => (job === null ? undefined : onClose()),
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t('customer:list.label')}
          description={t('customer:list.hint')}
          placeholder={'+57 300 123 4567\nana@ejemplo.co\n1.020.304.050'}
          rows={7}
          spellCheck={false}
          data-autofocus
          value={text}
          error={isTooLong ? t('customer:list.tooMany', { count: customers.length, most: MOST_LISTED }) : undefined}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <ListCount customers={customers} hasText={read.trim() !== ''} />
        <ListWhere
          period={period}
          onPeriod={setPeriod}
          today={today}
          isEverywhere={isEverywhere}
          onEverywhere={connections.length > 1 ? setEverywhere : null}
        />
        <StoryFileChoice
          format={file.format}
          onFormat={(format) => kept.set({ ...file, format })}
          mask={mask ?? null}
          floor={floor}
          onMask={setMask}
        />
        <StoryFileEnd error={begin.error} isPending={begin.isPending} isDisabled={!canBegin} onClose={onClose} />
      </Stack>
    </form>
  )
}

interface ListWhereProps {
  readonly period: Period
  readonly onPeriod: (period: Period) => void
  readonly today: WallSeconds
  readonly isEverywhere: boolean
  /** Null where there is but one operation. */
  readonly onEverywhere: ((isEverywhere: boolean) => void) | null
}

/** Of which period, and in which operations. */
function ListWhere({ period, onPeriod, today, isEverywhere, onEverywhere }: ListWhereProps) {
  const { t } = useTranslation('customer')
  const periodButton = useRef<HTMLButtonElement>(null)
  return (
    <Group gap="md">
      <PeriodPicker
        period={period}
        onChange={onPeriod}
        today={today}
        hasAll
        allText={t('filters.wholeTime')}
        buttonRef={periodButton}
      />
      {onEverywhere === null ? null : (
        <Switch
          size="xs"
          label={t('scope.everywhere')}
          checked={isEverywhere}
          onChange={({ currentTarget }) => onEverywhere(currentTarget.checked)}
        />
      )}
    </Group>
  )
}

interface ListCountProps {
  readonly customers: readonly string[]
  readonly hasText: boolean
}

/** How many customers a list names, and which of them may be none. */
function ListCount({ customers, hasText }: ListCountProps) {
  const { t } = useTranslation('customer')
  const doubts = useMemo(() => [...listDoubts(customers)], [customers])
  return (
    <output>
      <Text size="sm" fw={600} component="span">
        {customers.length === 0 && !hasText ? t('searchable') : t('list.count', { count: customers.length })}
      </Text>
      {doubts.map(([doubt, count]) => (
        <Text key={doubt} size="xs" c="var(--muted)">
          {t(`list.doubts.${doubt}`, { count })}
        </Text>
      ))}
    </output>
  )
}
