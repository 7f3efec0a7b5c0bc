import { AppError, type ErrorDetail } from '../shared/errors.ts'
import { HIDDEN } from '../shared/masks.ts'
import { maskedText } from '../shared/masking/maskedText.ts'
import { isAddress, type Masker } from '../shared/masking/personalValues.ts'
import { USUAL_PLAN } from '../shared/telephoneCountries.ts'
import { telephoneKey } from '../shared/telephoneNumbers.ts'
import { parseFilter, type Filter } from '../shared/query.ts'

// Errors repeat what was typed. A call that hides personal data hides it in them too, wholly: the store, whose key
// makes stand-ins, may not be open yet.

const MASKER: Masker = { mask: 'hidden', plan: USUAL_PLAN, standInOf: () => HIDDEN }

function readFilter(text: string): Filter | undefined {
  try {
    return parseFilter(text)
  } catch {
    return undefined
  }
}

/** A filter that was refused: whatever it looks for may be somebody. */
function maskedFilter(text: string): string {
  const filter = readFilter(text)
  if (filter === undefined || filter.value === '') return maskedText(MASKER, text)
  return text.slice(0, text.length - filter.value.length) + HIDDEN
}

function maskedDetail(name: string, text: string): string {
  if (name === 'filter') return maskedFilter(text)
  return telephoneKey(text, USUAL_PLAN) === null && !isAddress(text) ? maskedText(MASKER, text) : HIDDEN
}

/** An error as a call tells it that hides personal data. */
export function maskedError({ code, detail, cause }: AppError): AppError {
  const masked: ErrorDetail = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskedDetail(name, value) : value,
    ]),
  )
  return AppError.fromData({ code, detail: masked }, { cause })
}
