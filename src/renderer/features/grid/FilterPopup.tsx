import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filterKindOf, hasValueList, type GridField } from './columnKinds.ts'
import { ConditionList } from './ConditionList.tsx'
import { DatePartConditions } from './DatePartConditions.tsx'
import { isEditable, type ColumnFilter, type Condition } from './filterModel.ts'
import { useGridSession } from './gridSession.ts'
import { ValueList } from './ValueList.tsx'

type Part = 'values' | 'conditions'

/** What is opened first: what the filter has, else what is asked most of such a column. */
function firstPart(field: GridField, filter: ColumnFilter | undefined): Part {
  if (!hasValueList(field.type)) return 'conditions'
  if (filter !== undefined) return filter.values.length > 0 ? 'values' : 'conditions'
  return field.type === 'text' ? 'values' : 'conditions'
}

interface FilterPopupProps {
  readonly field: GridField
  readonly title: string
  readonly filter: ColumnFilter | undefined
  readonly onDone: () => void
  /** The popup is off the screen, and whatever of it had the focus. */
  readonly onGone: () => void
}

/** Everything that a column can be asked. It applies while it is being set. */
export function FilterPopup({ field, title, filter, onDone, onGone }: FilterPopupProps) {
  const { t } = useTranslation('grid')
  const { change } = useGridSession()
  const [part, setPart] = useState(() => firstPart(field, filter))
  // Counts up when the filter is removed, so that the conditions begin anew.
  const [generation, setGeneration] = useState(0)
  const conditions = filter?.conditions ?? []
  const values = filter?.values ?? []

  const tellGone = useEffectEvent(onGone)
  useEffect(
    () => () => {
      setTimeout(() => tellGone())
    },
    [],
  )

  function set(changed: { readonly conditions?: readonly Condition[]; readonly values?: readonly string[] }): void {
    change({ kind: 'filter', field: field.name, filter: { field: field.name, conditions, values, ...changed } })
  }

  function isChangedHere(condition: Condition): boolean {
    return condition.part === undefined && isEditable(filterKindOf(field.type), condition)
  }

  function clear(): void {
    change({ kind: 'filter', field: field.name, filter: undefined })
    setGeneration(generation + 1)
  }

  return (
    <Stack gap="xs">
      {hasValueList(field.type) ? (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('filter.title', { column: title })}
          value={part}
          onChange={setPart}
          data={[
            { value: 'values', label: t('filter.values') },
            { value: 'conditions', label: t('filter.conditions') },
          ]}
        />
      ) : null}
      {part === 'values' ? (
        <ValueList field={field} title={title} chosen={values} onChoose={(chosen) => set({ values: chosen })} />
      ) : (
        <ConditionList
          key={generation}
          field={field}
          kind={filterKindOf(field.type)}
          conditions={conditions.filter(isChangedHere)}
          onChange={(changed) =>
            set({ conditions: [...changed, ...conditions.filter((condition) => !isChangedHere(condition))] })
          }
          onDone={onDone}
        />
      )}
      {filterKindOf(field.type) === 'date' ? (
        <DatePartConditions
          key={`parts ${generation}`}
          field={field}
          conditions={conditions}
          onChange={(changed) => set({ conditions: changed })}
          onDone={onDone}
        />
      ) : null}
      <Group justify="space-between">
        <Button variant="subtle" color="gray" disabled={filter === undefined} onClick={clear}>
          {t('filter.clear')}
        </Button>
        <Button onClick={onDone}>{t('filter.done')}</Button>
      </Group>
    </Stack>
  )
}
