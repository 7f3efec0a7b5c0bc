// Versions of the program: `1.4.0`, and `1.5.0-beta.2` while it is still being tried (https://semver.org).

function partsOf(version: string): { readonly numbers: readonly number[]; readonly preview: readonly string[] } {
  const [plain = ''] = version.split('+')
  const [numbers = '', ...rest] = plain.split('-')
  return { numbers: numbers.split('.').map(Number), preview: rest.length === 0 ? [] : rest.join('-').split('.') }
}

/** Whether a version is one that is still being tried. */
export function isPreview(version: string): boolean {
  return partsOf(version).preview.length > 0
}

/** Numbers by what they are, and before words. */
function comparePart(one = '', other = ''): number {
  const [a, b] = [one, other].map((part) => (/^\d+$/u.test(part) ? Number(part) : part))
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}

/** Below 0 where the first version comes before the other, above where it comes after it, 0 where they are the same. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)]
  for (const place of [0, 1, 2]) {
    const difference = (a.numbers[place] ?? 0) - (b.numbers[place] ?? 0)
    if (difference !== 0) return difference
  }
  // A version comes after those in which it was tried.
  if (a.preview.length === 0 || b.preview.length === 0) return b.preview.length - a.preview.length
  for (let place = 0; place < Math.max(a.preview.length, b.preview.length); place++) {
    if (a.preview[place] === undefined) return -1
    if (b.preview[place] === undefined) return 1
    const difference = comparePart(a.preview[place], b.preview[place])
    if (difference !== 0) return difference
  }
  return 0
}
