import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GridField } from './columnKinds.ts'
import {
  isComplete,
  operatorsOf,
  takesValue,
  type Condition,
  type ConditionKind,
  type ConditionOperator,
} from './filterModel.ts'
import { TYPING_PAUSE_MS } from './QuickInput.tsx'
import { readTypedValue, writeTyped, type TypedProblem } from '../../../shared/typed/typedValues.ts'
import { useFilterTexts } from './useFilterTexts.ts'
import { ValueInput } from './ValueInput.tsx'

/** A condition as it is being typed. */
interface Draft {
  readonly id: number
  readonly operator: ConditionOperator
  readonly typed: string
  readonly typedUpTo: string
}

const MOST_CONDITIONS = 10

interface ConditionListProps {
  readonly field: GridField
  readonly kind: ConditionKind
  readonly conditions: readonly Condition[]
  /** How many there may be; absent: as many as anybody wants. */
  readonly most?: number
  /** Whether the keyboard begins here. */
  readonly isFirst?: boolean
  readonly onChange: (conditions: readonly Condition[]) => void
  readonly onDone: () => void
}

interface TypedReading {
  readonly value: string
  readonly problem: TypedProblem | null
}

/** What was typed as a condition takes it, or why it cannot; nothing yet is no fault. */
function readTyped(field: GridField, kind: ConditionKind, typed: string, language: Language): TypedReading {
  if (typed === '' || (kind !== 'text' && typed.trim() === '')) return { value: '', problem: null }
  const reading = readTypedValue(field.type, typed, language)
  return reading.kind === 'value' ? { value: reading.value, problem: null } : { value: '', problem: reading.problem }
}

/** The conditions as they are being typed; what is understood of them is told, after a pause in typing or at once. */
function useDrafts({
  field,
  kind,
  conditions,
  onChange,
}: Pick<ConditionListProps, 'field' | 'kind' | 'conditions' | 'onChange'>) {
  const language = useLanguage()
  const operators = operatorsOf(kind)
  const blank = (id: number): Draft => ({ id, operator: operators[0] ?? '=', typed: '', typedUpTo: '' })
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => {
    const written = conditions.map(({ operator, value, upTo }, id) => ({
      id,
      operator,
      typed: writeTyped(field.type, value, language),
      typedUpTo: writeTyped(field.type, upTo, language),
    }))
    return written.length === 0 ? [blank(0)] : written
  })

  const read = (typed: string): TypedReading => readTyped(field, kind, typed, language)
  const isBad = (draft: Draft, typed: string): boolean => takesValue(draft.operator) && read(typed).problem !== null

  /**
   * What is typed so far; conditions that say nothing yet are left out, and one that cannot be understood stops them
   * all.
   */
  function apply(changed: readonly Draft[]): void {
    if (changed.some((draft) => isBad(draft, draft.typed) || isBad(draft, draft.typedUpTo))) return
    const asked = changed.map(({ operator, typed, typedUpTo }) => ({
      operator,
      value: takesValue(operator) ? read(typed).value : '',
      upTo: operator === 'between' ? read(typedUpTo).value : '',
    }))
    onChange(asked.filter(isComplete))
  }
  const applyLater = useDebouncedCallback(apply, { delay: TYPING_PAUSE_MS, flushOnUnmount: true })

  function set(changed: readonly Draft[], isTyping: boolean): void {
    setDrafts(changed)
    if (isTyping) applyLater(changed)
    else {
      applyLater.cancel()
      apply(changed)
    }
  }

  function setOne(id: number, change: Partial<Draft>, isTyping: boolean): void {
    set(
      drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft)),
      isTyping,
    )
  }

  function remove(id: number): void {
    const left = drafts.filter((draft) => draft.id !== id)
    set(left.length === 0 ? [blank(id + 1)] : left, false)
  }

  function add(): void {
    const nextId = Math.max(...drafts.map(({ id }) => id)) + 1
    setDrafts([...drafts, blank(nextId)])
  }

  return { drafts, setOne, remove, add, flush: applyLater.flush }
}

interface ConditionRowProps {
  readonly field: GridField
  readonly kind: ConditionKind
  readonly draft: Draft
  readonly isFirst: boolean
  readonly hasFocus: boolean
  readonly onChange: (change: Partial<Draft>, isTyping: boolean) => void
  /** Null where it is the only one. */
  readonly onRemove: (() => void) | null
  readonly onEnter: () => void
  readonly onBlur: () => void
}

/** One condition: its operator, and what it compares with. */
function ConditionRow(props: ConditionRowProps) {
  const { field, kind, draft, isFirst, hasFocus, onChange, onRemove, onEnter, onBlur } = props
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const texts = useFilterTexts()
  const labels =
    kind === 'time'
      ? { value: t('filter.time'), from: t('filter.fromTime'), to: t('filter.toTime') }
      : { value: t('filter.value'), from: t('filter.from'), to: t('filter.to') }
  return (
    <Stack gap={4}>
      {isFirst ? null : (
        <Text size="xs" c="dimmed">
          {t('filter.and')}
        </Text>
      )}
      <Group gap={4} wrap="nowrap">
        <Select
          size="xs"
          flex={1}
          aria-label={t('filter.operator')}
          value={draft.operator}
          allowDeselect={false}
          // All of them are seen, wherever the popup ends, which scrolls where windows are low.
          comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
          styles={{ options: { maxHeight: 'none' } }}
          data={operatorsOf(kind).map((operator) => ({ value: operator, label: texts.operator(kind, operator) }))}
          onChange={(operator) => {
            if (operator !== null) onChange({ operator }, false)
          }}
        />
        {onRemove !== null ? (
          <ActionIcon size="md" aria-label={t('filter.removeCondition')} onClick={onRemove}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
      <Group gap={4} grow={kind === 'time'} align="flex-start" className="grid-condition-values">
        {takesValue(draft.operator) ? (
          <ValueInput
            field={field}
            label={labels[draft.operator === 'between' ? 'from' : 'value']}
            isLabelled={draft.operator === 'between'}
            typed={draft.typed}
            value={readTyped(field, kind, draft.typed, language).value}
            problem={readTyped(field, kind, draft.typed, language).problem}
            isFirst={hasFocus}
            onType={(typed, isTyping) => onChange({ typed }, isTyping)}
            onEnter={onEnter}
            onBlur={onBlur}
          />
        ) : null}
        {draft.operator === 'between' ? (
          <ValueInput
            field={field}
            label={labels.to}
            isLabelled
            typed={draft.typedUpTo}
            value={readTyped(field, kind, draft.typedUpTo, language).value}
            problem={readTyped(field, kind, draft.typedUpTo, language).problem}
            isFirst={false}
            onType={(typedUpTo, isTyping) => onChange({ typedUpTo }, isTyping)}
            onEnter={onEnter}
            onBlur={onBlur}
          />
        ) : null}
      </Group>
    </Stack>
  )
}

/** The conditions on a column, all of which hold at once. */
export function ConditionList({ onDone, ...props }: ConditionListProps) {
  const { t } = useTranslation('grid')
  const { drafts, setOne, remove, add, flush } = useDrafts(props)
  const { field, kind, most = MOST_CONDITIONS, isFirst = true } = props
  return (
    <Stack gap="xs">
      {drafts.map((draft, index) => (
        <ConditionRow
          key={draft.id}
          field={field}
          kind={kind}
          draft={draft}
          isFirst={index === 0}
          hasFocus={isFirst && index === 0}
          onChange={(change, isTyping) => setOne(draft.id, change, isTyping)}
          onRemove={drafts.length > 1 ? () => remove(draft.id) : null}
          onEnter={() => {
            flush()
            onDone()
          }}
          onBlur={flush}
        />
      ))}
      {drafts.length < most ? (
        <Button
          variant="subtle"
          size="compact-xs"
          justify="flex-start"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={add}
        >
          {t('filter.add')}
        </Button>
      ) : null}
    </Stack>
  )
}
