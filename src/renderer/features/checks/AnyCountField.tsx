import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const MOST = 1_000

interface AnyCountFieldProps {
  readonly label: string
  /** Null: any number. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** The number that is typed, null for nothing; undefined for what is no such number. */
function countOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= MOST ? count : undefined
}

/** A whole number that is set, or left out for any: what is typed counts as soon as it is one. */
export function AnyCountField({ label, value, onChange }: AnyCountFieldProps) {
  const { t } = useTranslation('checks')
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <TextInput
      size="xs"
      label={label}
      inputMode="numeric"
      value={draft ?? value?.toString() ?? ''}
      error={draft === null || countOf(draft) !== undefined ? undefined : t('hours.number')}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value)
        const count = countOf(currentTarget.value)
        if (count !== undefined && count !== value) onChange(count)
      }}
      onBlur={() => setDraft(null)}
    />
  )
}
