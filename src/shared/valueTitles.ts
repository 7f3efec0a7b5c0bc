import type { LocalizedText } from './language.ts'
import type { FieldDefinition, ValueTone } from './reports/types.ts'

/** What people call one of a field's values; undefined where it goes by itself. */
export function knownTitle(
  definition: Pick<FieldDefinition, 'valueTitles'> | undefined,
  value: string,
): LocalizedText | undefined {
  const { valueTitles } = definition ?? {}
  const key = value.trim().toLowerCase()
  return valueTitles !== undefined && Object.hasOwn(valueTitles, key) ? valueTitles[key] : undefined
}

/** How a state is to be taken, of a field of states: what an operation names itself is time away. */
export function toneOfValue(
  definition: Pick<FieldDefinition, 'valueTones'> | undefined,
  value: string,
): ValueTone | undefined {
  const key = value.trim().toLowerCase()
  if (definition?.valueTones === undefined || key === '') return undefined
  return definition.valueTones.find((each) => each.value === key)?.tone ?? 'away'
}
