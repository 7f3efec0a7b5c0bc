import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands.ts'
import { useGridSession } from './gridSession.ts'
import { TYPING_PAUSE_MS } from './QuickInput.tsx'

/** The store takes no longer texts. */
const LONGEST_SEARCH = 1_000

/** Searches every column at once, as it is typed. Escape clears it. */
export function SearchBox() {
  const { t } = useTranslation('grid')
  const { view, change } = useGridSession()
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(view.search)
  const [searchBefore, setSearchBefore] = useState(view.search)

  if (searchBefore !== view.search) {
    setSearchBefore(view.search)
    if (draft.trim() !== view.search) setDraft(view.search)
  }

  const search = (text: string): void => {
    change({ kind: 'search', text: text.trim() })
  }
  const searchLater = useDebouncedCallback(search, { delay: TYPING_PAUSE_MS, flushOnUnmount: true })

  useCommand('search', () => {
    input.current?.focus()
    input.current?.select()
  })

  function clear(): void {
    setDraft('')
    searchLater.cancel()
    search('')
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      searchLater.cancel()
      search(draft)
    } else if (event.key === 'Escape' && draft !== '') {
      event.stopPropagation()
      clear()
    }
  }

  return (
    <TextInput
      ref={input}
      size="xs"
      type="search"
      className="grid-search"
      aria-label={t('searchLabel')}
      placeholder={t('search')}
      maxLength={LONGEST_SEARCH}
      spellCheck={false}
      autoComplete="off"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        draft === '' ? null : (
          <CloseButton
            size="xs"
            aria-label={t('clearSearch')}
            onClick={() => {
              clear()
              input.current?.focus()
            }}
          />
        )
      }
      value={draft}
      onChange={(event) => {
        setDraft(event.currentTarget.value)
        searchLater(event.currentTarget.value)
      }}
      // Whoever goes on to the rows means those that fit what was typed.
      onBlur={() => searchLater.flush()}
      onKeyDown={onKeyDown}
    />
  )
}
