/** A place that asks which language is spoken, where it is to ask for a fact of it. */
export interface AskedLanguage {
  /** From 1. */
  readonly line: number
  readonly code: string
}

const ASKING = [
  /[=!]==?\s*(['"`])(?:LANG)\1/,
  /(['"`])(?:LANG)\1\s*[=!]==?/,
  /\bcase\s+(['"`])(?:LANG)\1\s*:/,
  /\.(?:startsWith|includes|has)\(\s*(['"`])(?:LANG)\1\s*\)/,
] as const

/**
 * The places in a source that ask for one language by its name: `language === 'es'`, `case 'en':`. A further language
 * would be taken for one of the two there, and no type says so.
 *
 * @param languages the names of languages
 */
export function askedLanguages(source: string, languages: readonly string[]): readonly AskedLanguage[] {
  const patterns = ASKING.map((pattern) => new RegExp(pattern.source.replaceAll('LANG', languages.join('|'))))
  return source.split('\n').flatMap((code, place) => {
    const isAsking = !/^\s*(?:\/\/|\/?\*)/.test(code) && patterns.some((pattern) => pattern.test(code))
    return isAsking ? [{ line: place + 1, code: code.trim() }] : []
  })
}
