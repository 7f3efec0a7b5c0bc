import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isCustomerList } from '../../../shared/customerList.ts'
import { identifyCustomer } from '../../../shared/identifyCustomer.ts'
import type { EarlyKeys } from './earlyKeys.ts'
import { matchingGroups, type PaletteContents, type PaletteItem } from './matching.ts'

interface PaletteBoxProps {
  readonly contents: PaletteContents
  /** Takes what was typed before the box was there. */
  readonly takeEarly: () => EarlyKeys
  readonly onRun: (item: PaletteItem) => void
  /** A list of customers was pasted: the box has but one line. */
  readonly onList: (list: string) => void
}

const LINE_BREAKS = /[\r\n]+/g

function nextOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (at - 1 + count) % count
    case 'PageDown':
      return Math.min(at + 8, count - 1)
    case 'PageUp':
      return Math.max(at - 8, 0)
    default:
      return null
  }
}

// The pattern of a combobox: its parts are roles, the list never has the focus. No tags do that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */

interface OptionProps {
  readonly id: string
  readonly item: PaletteItem
  readonly isChosen: boolean
  /** The pointer is on it. */
  readonly onPoint: () => void
  readonly onRun: () => void
}

function Option({ id, item, isChosen, onPoint, onRun }: OptionProps) {
  return (
    <div
      id={id}
      className="palette-option"
      role="option"
      aria-selected={isChosen}
      onMouseMove={onPoint}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={onRun}
    >
      <span className="palette-label">{item.label}</span>
      <span className="palette-note">{item.note}</span>
    </div>
  )
}

/** What is typed, what that finds, and which of it is chosen: by its place among all that was found. */
function useChoice({ contents, takeEarly, onRun, onList }: PaletteBoxProps) {
  const [query, setQuery] = useState('')
  const [selected, setSelected] = useState(0)
  const groups = matchingGroups(contents, query)
  const items = groups.flatMap((group) => group.items)
  const placeOf = new Map(items.map((item, place) => [item, place]))
  const at = Math.min(selected, Math.max(items.length - 1, 0))

  /** What was typed for the box before it was there stands in it, and was sent where Enter was pressed. */
  function begin(): void {
    const { text, isSent } = takeEarly()
    if (text === '') return
    if (isCustomerList(text)) {
      onList(text)
      return
    }
    const line = text.replace(LINE_BREAKS, ' ')
    setQuery(line)
    const [first] = isSent ? matchingGroups(contents, line).flatMap((group) => group.items) : []
    if (first !== undefined) onRun(first)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      const item = items[at]
      if (item !== undefined) onRun(item)
      return
    }
    const next = nextOf(event.key, at, items.length)
    if (next === null) return
    event.preventDefault()
    setSelected(next)
  }

  return {
    query,
    type: (typed: string) => {
      setQuery(typed)
      setSelected(0)
    },
    groups,
    items,
    placeOf,
    at,
    choose: setSelected,
    begin,
    onKeyDown,
  }
}

/** Why a typed text leads to no customer, or only perhaps; where it is none at all, nothing. */
function CustomerDoubtNote({ query, isNothingFound }: { readonly query: string; readonly isNothingFound: boolean }) {
  const { t } = useTranslation('customer')
  const named = identifyCustomer(query)
  if (named.kind === 'nothing' || named.doubt === null) return null
  // Words are for reports and actions as long as they find some.
  if (named.doubt === 'name' && !isNothingFound) return null
  return (
    <p className="palette-doubt">
      {t(`doubts.${named.doubt}`)} {named.doubt === 'name' ? null : t('searchable')}
    </p>
  )
}

/** The box and its list: typing narrows, the arrow keys choose while the focus stays in the box. */
export function PaletteBox(props: PaletteBoxProps) {
  const { t } = useTranslation('palette')
  const { query, type, groups, items, placeOf, at, choose, begin, onKeyDown } = useChoice(props)
  const baseId = useId()
  const optionId = (place: number): string => `${baseId}-option-${place}`
  const activeId = items.length === 0 ? undefined : optionId(at)

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  return (
    <div className="palette">
      <div className="palette-box">
        <IconSearch size={18} aria-hidden />
        <input
          className="palette-input"
          type="text"
          role="combobox"
          aria-label={t('title')}
          aria-expanded="true"
          aria-controls={`${baseId}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          data-autofocus
          placeholder={t('placeholder')}
          value={query}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={begin}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (!isCustomerList(pasted)) return
            event.preventDefault()
            props.onList(pasted)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="palette-list" id={`${baseId}-list`} role="listbox" aria-label={t('title')}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-labelledby={`${baseId}-${group.id}`}>
            <div className="palette-heading" id={`${baseId}-${group.id}`} role="presentation">
              {t(`groups.${group.id}`)}
            </div>
            {group.items.map((item) => {
              const own = placeOf.get(item) ?? 0
              return (
                <Option
                  key={item.id}
                  id={optionId(own)}
                  item={item}
                  isChosen={own === at}
                  onPoint={() => choose(own)}
                  onRun={() => props.onRun(item)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {items.length === 0 ? <p className="palette-nothing">{t('nothing', { query: query.trim() })}</p> : null}
      <CustomerDoubtNote query={query} isNothingFound={items.length === 0} />
      <p className="palette-keys" aria-hidden>
        {t('keys')}
      </p>
      <output className="visually-hidden">{query === '' ? '' : t('found', { count: items.length })}</output>
    </div>
  )
}
