import { Button, Group, Text } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppErrorData } from '../../../shared/errors.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { useGridSession } from './gridSession.ts'
import { meantValues } from './meantValues.ts'

// What stands in the place of rows. AG Grid draws none of it.

/** Letters of a search that a button repeats. */
const MOST_LETTERS = 30

function shortened(search: string): string {
  const letters = Array.from(search)
  return letters.length <= MOST_LETTERS ? search : `${letters.slice(0, MOST_LETTERS).join('')}…`
}

const SKELETON_ROWS = Array.from({ length: 14 }, (_, index) => index)

/** The shape of rows to come, before the first of them are there. */
export function GridSkeleton() {
  const { t } = useTranslation('grid')
  return (
    <output className="grid-skeleton">
      <span className="visually-hidden">{t('loading')}</span>
      {SKELETON_ROWS.map((row) => (
        <span key={row} className="grid-skeleton-row" aria-hidden />
      ))}
    </output>
  )
}

/**
 * Said where the period has rows, and none of them fits the filters and the search. Each can be taken away by itself:
 * mostly only one of them is in the way.
 */
export function NothingFound() {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const { report, view, change, titleOf } = useGridSession()
  const hasSearch = view.search !== ''
  const filters = view.filters.length
  return (
    <div className="grid-notice">
      <IconFilterOff size={28} stroke={1.5} aria-hidden />
      <Text fw={600}>{t('nothingFound.title')}</Text>
      <Text size="sm" c="dimmed">
        {t('nothingFound.hint')}
      </Text>
      {meantValues(report, view.search, language).map(({ field, value, title }) => (
        <Button
          key={`${field} ${value}`}
          variant="light"
          onClick={() => {
            const meant = { field, conditions: [{ operator: '=', value, upTo: '' }], values: [] } as const
            const others = view.filters.filter((filter) => filter.field !== field)
            change({ kind: 'asked', filters: [...others, meant], search: '' })
          }}
        >
          {t('nothingFound.meant', { column: titleOf(field), value: title })}
        </Button>
      ))}
      <Group gap="xs" justify="center">
        {hasSearch ? (
          <Button variant="default" onClick={() => change({ kind: 'search', text: '' })}>
            {t('nothingFound.clearSearch', { search: shortened(view.search) })}
          </Button>
        ) : null}
        {filters > 0 ? (
          <Button variant="default" onClick={() => change({ kind: 'clear-filters' })}>
            {t('nothingFound.clearFilters', { count: filters })}
          </Button>
        ) : null}
        {hasSearch && filters > 0 ? (
          <Button variant="subtle" onClick={() => change({ kind: 'clear-filters-and-search' })}>
            {t('nothingFound.clear')}
          </Button>
        ) : null}
      </Group>
    </div>
  )
}

interface GridProblemProps {
  readonly error: AppErrorData
  readonly onRetry: () => void
}

/** Said where the rows could not be read. */
export function GridProblem({ error, onRetry }: GridProblemProps) {
  const { t } = useTranslation('common')
  return (
    <div className="grid-notice">
      <ProblemNote error={error}>
        <Button variant="default" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      </ProblemNote>
    </div>
  )
}
