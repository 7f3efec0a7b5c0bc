import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'

interface ReportSearchProps {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly onChange: (value: string) => void
  /** Something is about to be searched. */
  readonly onFocus: () => void
  /** Down from here: into the list. */
  readonly onDown: () => void
  /** Enter: the first report that was found. */
  readonly onFirst: () => void
}

/** The box that narrows the list of reports while it is typed in. */
export function ReportSearch({ inputRef, value, onChange, onFocus, onDown, onFirst }: ReportSearchProps) {
  const { t } = useTranslation('sidebar')
  return (
    <TextInput
      ref={inputRef}
      type="search"
      size="xs"
      className="report-search"
      aria-label={t('search')}
      placeholder={t('search')}
      title={t('searchHelp')}
      spellCheck={false}
      maxLength={200}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        value === '' ? null : (
          <CloseButton
            size="xs"
            aria-label={t('clearSearch')}
            onClick={() => {
              onChange('')
              inputRef.current?.focus()
            }}
          />
        )
      }
      value={value}
      onFocus={onFocus}
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault()
          onDown()
        } else if (event.key === 'Enter' && value.trim() !== '') {
          event.preventDefault()
          onFirst()
        } else if (event.key === 'Escape' && value !== '') {
          event.preventDefault()
          onChange('')
        }
      }}
    />
  )
}
