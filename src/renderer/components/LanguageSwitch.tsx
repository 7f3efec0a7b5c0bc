import { SegmentedControl } from '@mantine/core'
import { FACTS, LANGUAGES, type Language } from '../../shared/language.ts'

interface LanguageSwitchProps {
  readonly label: string
  readonly value: Language
  readonly onChange: (language: Language) => void
}

/**
 * Switches the language of the whole window at once. Each goes by its own name, so that it is found by whoever does not
 * read the others.
 */
export function LanguageSwitch({ label, value, onChange }: LanguageSwitchProps) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      onChange={onChange}
      data={LANGUAGES.map((language) => ({
        value: language,
        label: <span lang={language}>{FACTS[language].name}</span>,
      }))}
    />
  )
}
