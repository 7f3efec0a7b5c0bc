import { USUAL_COUNTRY, type Country } from '../../../shared/countries.ts'

const TWO_LETTERS = /^[A-Z]{2}$/

/**
 * A country as it is stored. One that this version does not know is no reason to refuse its operation: its telephones
 * are read as those of the usual one.
 */
export function countryOf(written: string | null | undefined): Country {
  return written !== null && written !== undefined && TWO_LETTERS.test(written) ? (written as Country) : USUAL_COUNTRY
}
