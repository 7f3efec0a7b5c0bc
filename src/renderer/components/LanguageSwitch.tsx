import { SegmentedControl } from '@mantine/core'
import { LANGUAGES, type Language } from '../../shared/language.ts'

/** Each language by its own name, so that it is found by whoever does not read the other. */
const NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' }

interface LanguageSwitchProps {
  readonly label: string
  readonly value: Language
  readonly onChange: (language: Language) => void
}

/** Switches the language of the whole window at once. */
export function LanguageSwitch({ label, value, onChange }: LanguageSwitchProps) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      onChange={onChange}
      data={LANGUAGES.map((language) => ({
        value: language,
        label: <span lang={language}>{NAMES[language]}</span>,
      }))}
    />
  )
}
