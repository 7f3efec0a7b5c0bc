// Products of decimals, divided exactly: whether 7 people with 30 % away are 10 to plan must not hang on a binary
// fraction.

/** A decimal as a whole number of 10^-decimals. */
function scaled(value: number): readonly [digits: bigint, decimals: number] {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const decimals = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return decimals < 0 ? [digits * 10n ** BigInt(-decimals), 0] : [digits, decimals]
}

function product(values: readonly number[]): readonly [digits: bigint, decimals: number] {
  return values.map(scaled).reduce(([digits, decimals], [by, more]) => [digits * by, decimals + more], [1n, 0])
}

/** Two products of decimals as whole numbers of the same unit. */
function inOneUnit(above: readonly number[], below: readonly number[]): readonly [above: bigint, below: bigint] {
  const [[top, topDecimals], [bottom, bottomDecimals]] = [product(above), product(below)]
  return [top * 10n ** BigInt(bottomDecimals), bottom * 10n ** BigInt(topDecimals)]
}

/**
 * The product of the numbers above, divided by that of those below, rounded down. None is negative, none below is 0.
 */
export function floorOfRatio(above: readonly number[], below: readonly number[]): number {
  const [top, bottom] = inOneUnit(above, below)
  return Number(top / bottom)
}

/** The same, rounded up. */
export function ceilingOfRatio(above: readonly number[], below: readonly number[]): number {
  const [top, bottom] = inOneUnit(above, below)
  return Number((top + bottom - 1n) / bottom)
}
