// What a further language says in place of the rows of tables, which are written in Spanish and English: titles of
// reports, of measures and of file formats. Every text may be missing: the rows' own stands there then, in the language
// that this one falls back to. So it grows text by text.

type Named<T> = Readonly<Record<string, T>>

interface TitleTranslation {
  readonly title?: string
  readonly meaning?: string
}

export interface FieldTranslation extends TitleTranslation {
  /** By the value in lower case. */
  readonly valueTitles?: Named<string>
}

export interface ListTranslation extends TitleTranslation {
  /** For one and for several: `[mensagem, mensagens]`. */
  readonly noun?: readonly [one: string, several: string]
  readonly fields?: Named<FieldTranslation>
  readonly lists?: Named<ListTranslation>
}

export interface ParameterTranslation extends TitleTranslation {
  /** By the value that is sent. */
  readonly choices?: Named<{ readonly title: string }>
}

export interface ReportTranslation {
  readonly title?: string
  readonly description?: string
  readonly note?: string
  /** What a row is called, for one and for several. */
  readonly noun?: readonly [one: string, several: string]
  /** Where the report's differ from the common ones. */
  readonly fields?: Named<FieldTranslation>
  readonly parameters?: Named<ParameterTranslation>
  readonly lists?: Named<ListTranslation>
  /** By the name that documents give them: `service_level_XXseg`. */
  readonly dynamicFields?: Named<TitleTranslation>
  readonly shape?: { readonly besides: Named<FieldTranslation> }
  readonly wallboard?: {
    readonly rows?: string
    /** By their place, from 0. */
    readonly rates?: Named<TitleTranslation>
    readonly valueTitles?: Named<string>
  }
}

export interface MeasureTranslation extends TitleTranslation {
  /** By their place, from 0. */
  readonly formulas?: Named<{ readonly title?: string; readonly variant?: { readonly title: string } }>
}

export interface FormatTranslation {
  readonly files?: string
  readonly window?: { readonly title?: string; readonly hint?: string; readonly scheduleHint?: string }
}

export interface Translation {
  /** Fields that several reports have, by name, wherever a report says nothing of its own of them. */
  readonly fields: Named<FieldTranslation>
  /** Parameters that several reports take, by name. */
  readonly parameters: Named<ParameterTranslation>
  /** By the report's key. */
  readonly reports: Named<ReportTranslation>
  /** By the measure's id. */
  readonly measures: Named<MeasureTranslation>
  /** By the format's name. */
  readonly fileFormats: Named<FormatTranslation>
}
