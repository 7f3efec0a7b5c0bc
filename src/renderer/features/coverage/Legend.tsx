import { useTranslation } from 'react-i18next'
import type { DayState } from '../../../shared/coverage.ts'
import type { Cell } from './cells.ts'

const ORDER: readonly DayState[] = ['complete', 'empty', 'provisional', 'missing', 'announced', 'partial', 'failed']

/** What the patterns of the cells mean: those that are on the screen. */
export function Legend({ cells }: { readonly cells: readonly Pick<Cell, 'state'>[] }) {
  const { t } = useTranslation('coverage')
  const shown = ORDER.filter((state) => cells.some((cell) => cell.state === state))
  return (
    <ul className="coverage-legend" aria-label={t('legend')}>
      {shown.map((state) => (
        <li key={state}>
          <span className="coverage-cell coverage-swatch" data-state={state} aria-hidden />
          {t(`states.${state}`)}
        </li>
      ))}
    </ul>
  )
}
