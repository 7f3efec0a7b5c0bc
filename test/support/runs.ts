/** How many times as long the property tests of `test/property` look: `TEST_RUNS=10` ten times, `TEST_RUNS=0.1` a tenth. */
const TIMES = Number(process.env['TEST_RUNS'] ?? 1)

/** The number of cases that a property is tried with: so many in `npm test`, more or fewer as `TEST_RUNS` says; at least one. */
export function runs(inEveryTest: number): number {
  return Math.max(1, Math.ceil(inEveryTest * (TIMES > 0 ? TIMES : 1)))
}
