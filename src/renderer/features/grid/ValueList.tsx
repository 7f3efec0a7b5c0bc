import { Button, Group, Loader, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelledText } from '../../../shared/masking/sealedValues.ts'
import type { ValueCount } from '../../../shared/results.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { fold } from '../../../shared/values.ts'
import { LOCALES } from '../../../shared/language.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GridField } from './columnKinds.ts'
import { useGridSession } from './gridSession.ts'
import { useFilterTexts } from './useFilterTexts.ts'
import { useValueList } from './useValueList.ts'

const SEARCH_PAUSE_MS = 200

interface ValueListProps {
  readonly field: GridField
  readonly title: string
  readonly chosen: readonly string[]
  readonly onChoose: (values: readonly string[]) => void
}

interface Entry {
  readonly value: string
  /** Null: chosen, but not among the values that were counted. */
  readonly count: number | null
}

/** The values that were counted; while nothing is searched, chosen ones that are not among them stand on top. */
function entriesOf(counted: readonly ValueCount[], chosen: readonly string[], isSearching: boolean): readonly Entry[] {
  if (isSearching) return counted
  const known = new Set(counted.map(({ value }) => value))
  return [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: null })), ...counted]
}

/** Whether values are looked for by what they are called here: the store knows them by what the server calls them. */
function isSearchedHere({ definition }: GridField): boolean {
  return definition?.valueTitles !== undefined
}

interface ValueEntryProps {
  readonly entry: Entry
  /** What the value is called. */
  readonly text: string
  readonly isChosen: boolean
  readonly onToggle: () => void
}

/** A value with how often it occurs. */
function ValueEntry({ entry: { value, count }, text, isChosen, onToggle }: ValueEntryProps) {
  const language = useLanguage()
  return (
    <label className="grid-values-entry">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span className="grid-values-text" title={labelledText(value)} data-empty={value === '' || undefined}>
        {text}
      </span>
      <span className="grid-values-count">
        {count === null ? '' : new Intl.NumberFormat(LOCALES[language]).format(count)}
      </span>
    </label>
  )
}

/** The values of a column with how often each occurs: rows have one of those that are chosen. */
export function ValueList({ field, title, chosen, onChoose }: ValueListProps) {
  const { t } = useTranslation('grid')
  const { questionAround } = useGridSession()
  const texts = useFilterTexts()
  const [search, setSearch] = useState('')
  const [searched] = useDebouncedValue(search.trim(), SEARCH_PAUSE_MS)
  const isHere = isSearchedHere(field)
  const { list, isBusy, error } = useValueList(questionAround(field.name), field.name, isHere ? '' : searched)
  const isFound = ({ value }: Entry): boolean =>
    !isHere || fold(`${texts.value(field, value)} ${value}`).includes(fold(searched))
  const entries = entriesOf(list?.values ?? [], chosen, searched !== '').filter(isFound)
  const chosenSet = new Set(chosen)
  function toggle(value: string): void {
    onChoose(chosenSet.has(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  }

  return (
    <div className="grid-values">
      <TextInput
        size="xs"
        data-autofocus
        aria-label={t('valueList.search')}
        placeholder={t('valueList.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={isBusy ? <Loader size={12} aria-label={t('valueList.loading')} /> : null}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Group gap={4} justify="space-between">
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={entries.length === 0}
          onClick={() => onChoose([...new Set([...chosen, ...entries.map(({ value }) => value)])])}
        >
          {searched === '' ? t('valueList.chooseAll') : t('valueList.chooseFound')}
        </Button>
        <Button variant="subtle" size="compact-xs" disabled={chosen.length === 0} onClick={() => onChoose([])}>
          {t('valueList.chooseNone')}
        </Button>
      </Group>
      {error === null ? null : <ProblemNote error={error} />}
      {list !== null && entries.length === 0 && error === null ? (
        <Text size="xs" c="dimmed" py="xs">
          {searched === '' ? t('valueList.noneAtAll') : t('valueList.none')}
        </Text>
      ) : null}
      <fieldset className="grid-values-list" aria-label={t('valueList.label', { column: title })}>
        {entries.map((entry) => (
          <ValueEntry
            key={entry.value}
            entry={entry}
            text={texts.value(field, entry.value)}
            isChosen={chosenSet.has(entry.value)}
            onToggle={() => toggle(entry.value)}
          />
        ))}
      </fieldset>
      {list === null || list.isComplete ? null : (
        <Text size="xs" c="dimmed">
          {t('valueList.incomplete', { most: list.values.length })}
        </Text>
      )}
    </div>
  )
}
