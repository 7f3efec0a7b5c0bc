import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useGridSession } from './gridSession.ts'
import { useFilterTexts } from './useFilterTexts.ts'

interface FilterChipsProps {
  /** Brings a column into view, so that its filter can stand open under it. */
  readonly onShowColumn: (field: string) => void
}

/** What the columns are asked, each with a way to change it and to take it back. */
export function FilterChips({ onShowColumn }: FilterChipsProps) {
  const { t } = useTranslation('grid')
  const { field, titleOf, view, change, setOpenFilter } = useGridSession()
  const texts = useFilterTexts()
  if (view.filters.length === 0) return null

  function open(name: string): void {
    onShowColumn(name)
    setOpenFilter(name)
  }

  return (
    <ul className="grid-chips" aria-label={t('filter.active')}>
      {view.filters.map((filter) => {
        const title = titleOf(filter.field)
        const summary = texts.summary(field(filter.field), filter)
        return (
          <li key={filter.field} className="grid-chip">
            <button
              type="button"
              className="grid-chip-text"
              title={`${title}: ${summary}`}
              // Opening is a press: it would count as one outside of what it opens.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(filter.field)}
            >
              <span className="grid-chip-title">{title}:</span> {summary}
            </button>
            <ActionIcon
              size={18}
              radius="xl"
              aria-label={t('filter.remove', { column: title })}
              onClick={() => change({ kind: 'filter', field: filter.field, filter: undefined })}
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
      {view.filters.length > 1 ? (
        <li className="grid-chips-clear">
          <Button variant="subtle" size="compact-xs" onClick={() => change({ kind: 'clear-filters' })}>
            {t('filter.removeAll')}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
