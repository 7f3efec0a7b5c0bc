// Bands of numbers, exactly as their decimals say: 0.3 in bands of 0.1 lies in 0.3, whatever a division of binary
// fractions makes of it.

/** More digits than these come out of adding binary fractions. */
const MOST_DIGITS = 15

/** A number as digits and a power of ten, as its shortest text has them. */
function partsOf(value: number): readonly [digits: string, exponent: number] {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  return [digits, Number(exponent)]
}

/** The number with its point moved, without the rounding of a multiplication. */
function shifted(value: number, places: number): number {
  const [digits, exponent] = partsOf(value)
  return Number(`${digits}e${exponent + places}`)
}

/** How many decimals a number has. */
function decimalsOf(value: number): number {
  const [digits, exponent] = partsOf(value)
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - exponent)
}

/**
 * `value` divided by `width` and rounded down, both of them whole or `value` any number that is small enough to be told
 * from its neighbours.
 */
function floorOfQuotient(value: number, width: number): number {
  const near = Math.floor(value / width)
  if (near * width > value) return near - 1
  return (near + 1) * width <= value ? near + 1 : near
}

/** Beyond, neighbouring whole numbers are one. */
function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
}

function hugeBandStart(scaled: number, width: number, decimals: number): number {
  const [value, by] = [BigInt(Math.floor(scaled)), BigInt(width)]
  const rest = ((value % by) + by) % by
  return shifted(Number(value - rest), -decimals)
}

/**
 * Finds the lower end, included, of the band that a number lies in; bands count from 0: −30 with a width of 60 lies in
 * −60.
 *
 * @param width greater than 0, of at most 15 digits
 */
export function bandStart(width: number): (value: number) => number {
  const decimals = decimalsOf(width)
  const scaledWidth = shifted(width, decimals)
  return (value) => {
    const scaled = decimals === 0 ? value : shifted(value, decimals)
    if (!isExact(scaled)) return hugeBandStart(scaled, scaledWidth, decimals)
    // A band below 0 may begin at -0.
    const start = floorOfQuotient(scaled, scaledWidth) * scaledWidth + 0
    if (!isExact(start)) return hugeBandStart(scaled, scaledWidth, decimals)
    return decimals === 0 ? start : shifted(start, -decimals)
  }
}

/** A number in plain digits with a point, never with an exponent. */
export function plainNumber(value: number): string {
  const [written, exponent] = partsOf(value)
  if (exponent === 0) return written
  const isNegative = written.startsWith('-')
  const [whole = '', fraction = ''] = written.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + exponent
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : `${digits.slice(0, point).padEnd(point, '0')}${dot(digits, point)}`
  return isNegative ? `-${plain}` : plain
}

function dot(digits: string, point: number): string {
  return digits.length > point ? `.${digits.slice(point)}` : ''
}

/** Where the band with a lower end is over, not included, as a plain number. */
export function bandEnd(lower: string, width: number): string {
  return plainNumber(Number((Number(lower) + width).toPrecision(MOST_DIGITS)))
}
