import type { FieldType, ReportGroup, ReportKind } from '../../shared/reports/types.ts'

/** Every text that the window shows, in one language. */
export interface Texts {
  readonly language: string
  readonly skipToReport: string
  readonly tagline: string
  readonly aboutThisVersion: string
  readonly thisVersion: string
  readonly reports: string
  readonly search: string
  readonly searchExample: string
  readonly clearSearch: string
  readonly reportCount: (count: number) => string
  readonly nothingFound: (query: string) => string
  readonly nothingFoundHint: string
  readonly groups: Readonly<Record<ReportGroup, string>>
  readonly kinds: Readonly<Record<ReportKind, { readonly name: string; readonly meaning: string }>>
  readonly nameOnServer: string
  readonly fields: string
  readonly fieldCount: (count: number) => string
  readonly fieldsMatching: (count: number) => string
  readonly matches: string
  readonly columns: {
    readonly field: string
    readonly meaning: string
    readonly type: string
    readonly name: string
  }
  readonly fieldTypes: Readonly<Record<FieldType, string>>
  readonly loading: string
  readonly startAgain: string
  readonly versions: string
}
