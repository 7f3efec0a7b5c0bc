// Masks hide who is meant in what is handed on: telephones, addresses, ids and names of customers, in fields of their
// own and within texts. Which rows there are, how they are filtered, ordered, grouped and counted goes by the true
// values; what of them leaves the store is masked there (`core/store/query/masks`).

/**
 * How much of a personal value is left, the most first:
 *
 * - `partial`: at most its last four digits, or the beginnings of an address: `•••••4567`, `a•••@d•••.co`;
 * - `pseudonym`: a stand-in, the same for the same customer all over the store, of which nobody without the store's key
 *   can tell the value: `C-7K2M4QX9PT3A`;
 * - `hidden`: nothing: `•••`.
 */
export const MASKS = ['partial', 'pseudonym', 'hidden'] as const
export type Mask = (typeof MASKS)[number]

/** What stands where nothing of a value may be seen. */
export const HIDDEN = '•••'

/** The strictest of several masks, of which some may be none; undefined: nothing is masked. */
export function strictestMask(...masks: readonly (Mask | null | undefined)[]): Mask | undefined {
  return MASKS.findLast((mask) => masks.includes(mask))
}

/** Something with a mask, as far as there is one. */
export function maskedBy<T extends object>(asked: T, mask: Mask | null | undefined): T & { readonly mask?: Mask } {
  return mask === null || mask === undefined ? asked : { ...asked, mask }
}
