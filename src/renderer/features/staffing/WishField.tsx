import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import { readWish, writtenWish, type WishName } from './wishFields.ts'

interface WishFieldProps {
  readonly name: WishName
  readonly value: number | null
  /** What it is where nothing is typed. */
  readonly placeholder?: string | undefined
  readonly after?: ReactNode
  readonly onChange: (value: number | null) => void
}

/** A number that a plan is made with. It counts with Enter, and once the field is left; what is none never counts. */
export function WishField({ name, value, placeholder, after, onChange }: WishFieldProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const [draft, setDraft] = useState<string | null>(null)
  const read = draft === null ? value : readWish(name, draft, language)
  function settle(): void {
    if (draft === null || read === undefined) return
    if (read !== value) onChange(read)
    setDraft(null)
  }
  return (
    <TextInput
      className="staffing-wish"
      size="xs"
      label={t(`wishes.${name}`)}
      value={draft ?? writtenWish(value, language)}
      placeholder={placeholder}
      error={read === undefined ? t(`takes.${name}`) : undefined}
      rightSection={after}
      rightSectionWidth={after === undefined ? undefined : 34}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
        }
      }}
    />
  )
}
