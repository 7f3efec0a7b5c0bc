import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import type { FilterKind, GridField } from './columnKinds.ts'
import { isComplete, operatorsOf, takesValue, type Condition, type ConditionOperator } from './filterModel.ts'
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
  readonly kind: FilterKind
  readonly conditions: readonly Condition[]
  readonly onChange: (conditions: readonly Condition[]) => void
  readonly onDone: () => void
}

/** The conditions on a column, all of which hold at once. */
export function ConditionList({ field, kind, conditions, onChange, onDone }: ConditionListProps) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const texts = useFilterTexts()
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

  /** What was typed as a condition takes it, or why it cannot; nothing yet is no fault. */
  function read(typed: string): { readonly value: string; readonly problem: TypedProblem | null } {
    if (typed === '' || (kind !== 'text' && typed.trim() === '')) return { value: '', problem: null }
    const reading = readTypedValue(field.type, typed, language)
    return reading.kind === 'value' ? { value: reading.value, problem: null } : { value: '', problem: reading.problem }
  }

  const isBad = (draft: Draft, typed: string): boolean => takesValue(draft.operator) && read(typed).problem !== null

  /** What is typed so far; conditions that say nothing yet are left out, and one that cannot be understood stops them all. */
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

  function finish(): void {
    applyLater.flush()
    onDone()
  }

  const nextId = Math.max(...drafts.map(({ id }) => id)) + 1
  return (
    <Stack gap="xs">
      {drafts.map((draft, index) => (
        <Stack key={draft.id} gap={4}>
          {index === 0 ? null : (
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
              comboboxProps={{ withinPortal: false }}
              data={operators.map((operator) => ({ value: operator, label: texts.operator(field, operator) }))}
              onChange={(operator) => {
                if (operator !== null) setOne(draft.id, { operator }, false)
              }}
            />
            {drafts.length > 1 ? (
              <ActionIcon size="md" aria-label={t('filter.removeCondition')} onClick={() => remove(draft.id)}>
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </Group>
          {takesValue(draft.operator) ? (
            <ValueInput
              field={field}
              label={draft.operator === 'between' ? t('filter.from') : t('filter.value')}
              isLabelled={draft.operator === 'between'}
              typed={draft.typed}
              value={read(draft.typed).value}
              problem={read(draft.typed).problem}
              isFirst={index === 0}
              onType={(typed, isTyping) => setOne(draft.id, { typed }, isTyping)}
              onEnter={finish}
              onBlur={applyLater.flush}
            />
          ) : null}
          {draft.operator === 'between' ? (
            <ValueInput
              field={field}
              label={t('filter.to')}
              isLabelled
              typed={draft.typedUpTo}
              value={read(draft.typedUpTo).value}
              problem={read(draft.typedUpTo).problem}
              isFirst={false}
              onType={(typedUpTo, isTyping) => setOne(draft.id, { typedUpTo }, isTyping)}
              onEnter={finish}
              onBlur={applyLater.flush}
            />
          ) : null}
        </Stack>
      ))}
      {drafts.length < MOST_CONDITIONS ? (
        <Button
          variant="subtle"
          size="compact-xs"
          justify="flex-start"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => setDrafts([...drafts, blank(nextId)])}
        >
          {t('filter.add')}
        </Button>
      ) : null}
    </Stack>
  )
}
