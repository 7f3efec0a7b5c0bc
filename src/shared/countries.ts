import type { CountryCode } from 'libphonenumber-js/min'

// Countries by name alone: what is known of their telephones (`telephoneCountries.ts`) takes a while to load, and many
// only carry along of which country an operation is.

/** A country by its two letters (ISO 3166-1). */
export type Country = CountryCode

/** The country of operations of which nobody said another. */
export const USUAL_COUNTRY: Country = 'CO'
