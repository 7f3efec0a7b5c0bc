import type { LocalizedText } from './language.ts'
import type { FieldDefinition } from './reports/types.ts'

/** What people call one of a field's values; undefined where it goes by itself. */
export function knownTitle(
  definition: Pick<FieldDefinition, 'valueTitles'> | undefined,
  value: string,
): LocalizedText | undefined {
  const { valueTitles } = definition ?? {}
  const key = value.trim().toLowerCase()
  return valueTitles !== undefined && Object.hasOwn(valueTitles, key) ? valueTitles[key] : undefined
}
