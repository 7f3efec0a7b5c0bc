import type { Language } from './language.ts'
import type { LocalizedText } from './language.ts'

/** What may stand in a text: a value, or a text that is there in every language. */
export type Filling = string | number | LocalizedText

/**
 * A text with values in the places that it names, as i18next writes them: `{{name}}`.
 *
 * @param values by name; what is missing is a dash
 */
export function fillText(text: string, values: Readonly<Record<string, Filling>>, language: Language): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = values[name] ?? '–'
    return typeof value === 'object' ? value[language] : String(value)
  })
}
