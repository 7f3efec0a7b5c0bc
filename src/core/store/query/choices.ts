import type { Choices } from '../../../shared/choices.ts'
import type { PickerSource, ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { readTexts } from './previews.ts'
import { closeResult, openResult } from './results.ts'
import { slicesOf } from '../tables/slices.ts'

export interface ChoicesInput {
  /** The report that lists what there is. */
  readonly report: ReportDefinition
  readonly connectionId: number
  readonly source: PickerSource
}

/** Nobody picks from more; what is typed is taken all the same. */
const MOST_CHOICES = 20_000

/** What the newest list of an operation offers for a parameter. Runs while the caller still wants it. */
export function choicesOf(database: ReadableDatabase, { report, connectionId, source }: ChoicesInput): Choices {
  const scope = { connectionId, reportKey: report.key, parameters: {} }
  // Of what the operation calls its own; what is picked is asked for to the letter.
  const opened = openResult(database, report, { ...scope, range: null, filters: [], search: '', sort: [] })
  const result = { ...opened, mask: undefined }
  try {
    const names = new Map<string, string>()
    for (const [value, name] of readTexts(database, result, [source.value, source.name], 0, MOST_CHOICES)) {
      const key = value?.trim() ?? ''
      if (key !== '' && (names.get(key) ?? '') === '') names.set(key, name?.trim() ?? '')
    }
    const byName = new Intl.Collator('es', { numeric: true })
    const choices = [...names]
      .map(([value, name]) => ({ value, name }))
      .toSorted((a, b) => byName.compare(a.name, b.name) || byName.compare(a.value, b.value))
    return { choices, fetchedAtMs: slicesOf(database, scope).at(-1)?.fetchedAtMs ?? null }
  } finally {
    closeResult(database, result)
  }
}
