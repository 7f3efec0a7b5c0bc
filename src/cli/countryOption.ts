import { AppError } from '../shared/errors.ts'
import { USUAL_COUNTRY, type Country } from '../shared/countries.ts'
import type { OptionDefinition } from './command.ts'
import { connectionTexts } from './texts/connections.ts'

/** Of which country an operation's telephones are. */
export const countryOption: OptionDefinition = { type: 'string', value: 'CC', ...connectionTexts('country') }

/** What a document says of an operation's country: nothing where it is the usual one. */
export function otherCountry(country: Country): { readonly country?: Country } {
  return country === USUAL_COUNTRY ? {} : { country }
}

/** A country by its two letters, in any case. @throws AppError `usage` for what is none */
export async function countryOf(given: string): Promise<Country> {
  const { isCountry } = await import('../shared/telephoneCountries.ts')
  const letters = given.trim().toUpperCase()
  if (isCountry(letters)) return letters
  throw new AppError('usage', { problem: 'unknown-country', given })
}
