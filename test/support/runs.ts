/** How many times as long the property tests of `test/property` look: `TEST_RUNS=10` ten times. */
const TIMES = Number(process.env['TEST_RUNS'] ?? 1)

/** The number of cases that a property is tried with: so many in `npm test`, more as `TEST_RUNS` says, never fewer. */
export function runs(inEveryTest: number): number {
  return Math.ceil(inEveryTest * (TIMES > 1 ? TIMES : 1))
}
