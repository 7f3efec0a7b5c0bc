import { languageOf, LOCALES } from './language.ts'

export type Paper = 'A4' | 'Letter'

/** Where paper is cut in inches (Unicode CLDR, `paperSize`). All others have A4. */
const LETTER_REGIONS: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
])

const REGION = /[-_]([A-Za-z]{2})(?:$|[-_.@])/

/**
 * The paper that people have in their printers.
 *
 * @param locale as systems write it (`es_CO.UTF-8`, `es-MX`); without a region the language's own decides
 */
export function paperOf(locale: string): Paper {
  const region = REGION.exec(locale) ?? REGION.exec(LOCALES[languageOf(locale)])
  return LETTER_REGIONS.has((region?.[1] ?? '').toUpperCase()) ? 'Letter' : 'A4'
}
