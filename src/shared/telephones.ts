// Telephones as people and their devices write them: `+57 300 123 4567`, `(601) 234-5678`, `300.123.4567`.

/**
 * Blanks, dots, slashes, parentheses, dashes of any length, and the marks without width that devices put around what
 * they copy.
 */
const BETWEEN = String.raw`[\s./()\p{Pd}\p{Cf}]*`
/**
 * Fewer digits are no telephone, nor a part that says which. They may be meant to the letter: `+57` asks for what is
 * written with its plus, `12.5` is an amount.
 */
const FEWEST_DIGITS = 5
/** No telephone has more than 15 digits; what is longer by far is some other text, and is not looked through. */
const MOST_CHARACTERS = 60

const WRITTEN = new RegExp(String.raw`^${BETWEEN}\+?${BETWEEN}(?:\d${BETWEEN}){${FEWEST_DIGITS},}$`, 'u')
const BARE = /^\d*$/

/**
 * The digits of a telephone, or of a part of one, that is written with anything between, before or behind them. Null
 * for every other text, bare digits among them: they are what they say.
 */
export function digitsOfWritten(text: string): string | null {
  if (text.length > MOST_CHARACTERS || BARE.test(text) || !WRITTEN.test(text)) return null
  return text.replace(/\D/g, '')
}
