import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readWholeNumber } from '../../../shared/checks/pastedTotals.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface CountFieldProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}

/** A whole number that is set: what is typed counts as soon as it is one; what is none never counts. */
export function CountField({ label, value, least, most, onChange }: CountFieldProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const [draft, setDraft] = useState<string | null>(null)
  const read = draft === null ? value : readWholeNumber(draft.trim(), language)
  const isGood = read !== undefined && read >= least && read <= most
  const bounds = {
    least: numberText(least, 'count', language, 'screen'),
    most: numberText(most, 'count', language, 'screen'),
  }
  return (
    <TextInput
      size="xs"
      className="checks-count"
      label={label}
      inputMode="numeric"
      value={draft ?? String(value)}
      error={isGood ? undefined : t('wholeNumber', bounds)}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value
        setDraft(text)
        const typed = readWholeNumber(text.trim(), language)
        if (typed !== undefined && typed >= least && typed <= most && typed !== value) onChange(typed)
      }}
      onBlur={() => setDraft(null)}
      onKeyDown={({ key }) => {
        const step = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0
        const next = value + step
        if (step === 0 || next < least || next > most) return
        setDraft(null)
        onChange(next)
      }}
    />
  )
}
