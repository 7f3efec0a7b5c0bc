import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { knownTitle } from '../../../shared/valueTitles.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { StatesNow } from './states.ts'

interface StateCountsProps {
  readonly states: StatesNow
  /** The states of which alone the rows are shown, as they are stored; none: all are. */
  readonly chosen: readonly string[]
  /** Shows the rows of these states alone; of all where there is none. */
  readonly onChoose: (values: readonly string[]) => void
}

/** How many there are in each state: words, colours and counts. A press shows the rows of that state alone. */
export function StateCounts({ states: { field, counts }, chosen, onChoose }: StateCountsProps) {
  const { t } = useTranslation('live')
  const language = useLanguage()
  return (
    <ul className="state-counts" aria-label={t('states.label', { field: field.title[language] })}>
      {counts.map(({ values, tone, count }) => {
        const [value = ''] = values
        const isChosen = values.some((each) => chosen.includes(each))
        const word = knownTitle(field, value)?.[language] ?? (value.trim() === '' ? t('states.none') : value)
        return (
          <li key={value.toLowerCase()}>
            <UnstyledButton
              className={`state-count state-tone state-tone-${tone}`}
              aria-pressed={isChosen}
              title={t(isChosen ? 'states.showAll' : 'states.show', { state: word })}
              onClick={() => onChoose(isChosen ? [] : values)}
            >
              <span>{word}</span>
              <strong>{count}</strong>
            </UnstyledButton>
          </li>
        )
      })}
    </ul>
  )
}
