import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/questions.ts'

/** What English says of rows on the screen and in files. */
export const en: SameNames<typeof es> = {
  export: 'Writes cached rows to a file',
  out: 'the file; - is standard output',
  format: '{{formats}}; else {{named}} for such a name, or csv',
  columns: 'only these columns, in this order',
  safe: 'neutralises formulas in csv too',
  progress: '{{done}} of {{rows}}',
  written: '{{rows}}, {{bytes}} bytes: {{file}}',
  show: 'Shows cached rows, without a network',
  shown: '{{shown}} of {{rows}}',
  cutTexts_one: "1 long text was cut: Excel's limit is 32,767 characters per cell. CSV has all of it.",
  cutTexts_other: "{{count}} long texts were cut: Excel's limit is 32,767 characters per cell. CSV has all of it.",
  furtherFields: '{{fields}}, as JSON.',
}
