import type { Choices } from '../choices.ts'
import { inEachLanguage } from '../localized.ts'
import type { LocalizedText } from '../language.ts'
import { pickerSource } from './pickers.ts'
import type { FieldDefinition, ListDefinition, Picker, ReportDefinition } from './types.ts'

// Ids as people know them: by the names that the operation's own lists have for them. A report is given the names as
// titles of its values, so that whoever draws, filters or sums up its rows shows them without knowing where they are
// from; what is stored and asked is the id all the same.

/** What an operation calls the ids of each kind, by the id, as far as its lists were fetched. */
export type Names = Readonly<Partial<Record<Picker, Readonly<Record<string, string>>>>>

function fieldsOf({
  fields,
  lists = [],
}: Pick<ReportDefinition, 'fields'> & Pick<ListDefinition, 'lists'>): readonly FieldDefinition[] {
  return [...fields, ...lists.flatMap(fieldsOf)]
}

/**
 * The kinds of ids that a report's fields hold, each once; none of the list itself, which has the names beside them.
 */
export function identifiedIn(report: ReportDefinition): readonly Picker[] {
  const kinds = new Set(fieldsOf(report).flatMap(({ identifies }) => identifies ?? []))
  return [...kinds].filter((kind) => pickerSource(kind).reportKey !== report.key)
}

/** The names of a list by their ids, as far as it has them. */
export function namesIn({ choices }: Choices): Readonly<Record<string, string>> {
  return Object.fromEntries(choices.filter(({ name }) => name !== '').map(({ value, name }) => [value, name]))
}

/** An id with its name, which several ids may share: `Cobranza · 606`. */
export function namedId(id: string, name: string | undefined): string {
  return name === undefined || name === '' || name === id ? id : `${name} · ${id}`
}

function titlesOf(names: Readonly<Record<string, string>>): Readonly<Record<string, LocalizedText>> {
  return Object.fromEntries(
    Object.entries(names).map(([id, name]) => [id.trim().toLowerCase(), inEachLanguage(() => namedId(id, name))]),
  )
}

/** A report whose ids go by the names that are known; the same one where none is. */
export function withNames(report: ReportDefinition, names: Names): ReportDefinition {
  const known = new Map(
    identifiedIn(report).flatMap((kind) => {
      const ofKind = names[kind]
      return ofKind === undefined || Object.keys(ofKind).length === 0 ? [] : [[kind, titlesOf(ofKind)] as const]
    }),
  )
  if (known.size === 0) return report
  const named = <T extends Pick<ListDefinition, 'fields' | 'lists'>>(part: T): T => ({
    ...part,
    fields: part.fields.map((field) => {
      const titles = field.identifies === undefined ? undefined : known.get(field.identifies)
      return titles === undefined ? field : { ...field, valueTitles: { ...field.valueTitles, ...titles } }
    }),
    ...(part.lists === undefined ? {} : { lists: part.lists.map(named) }),
  })
  return named(report)
}
