import { expect, test } from 'vitest'
import { dayCell } from '../../../src/renderer/features/coverage/cells.ts'
import { createTexts } from '../../../src/renderer/text/i18n.ts'
import { dayStates } from '../../../src/shared/coverage.ts'
import type { CoverageStretch } from '../../../src/shared/holdings.ts'
import type { Language } from '../../../src/shared/language.ts'
import { at, epochMs, range, span, ZONE } from '../../support/times.ts'

const NOW = at('2026-11-22T10:00')
const DAY = span('2026-11-20')
const HALF = DAY.from + 43_200

/** What is said of a day that consists of such stretches, by who fetched them: undefined is this desk. */
function lastLines(...desks: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const parts = desks.length === 1 ? [DAY] : [range(DAY.from, HALF - 1), range(HALF, DAY.to)]
  const stretches = desks.map((desk, place): CoverageStretch => {
    const ofTeam = desk === undefined ? {} : { fetchedBy: desk }
    const fetchedAtMs = epochMs(at('2026-11-22T08:02'))
    return { range: parts[place] ?? DAY, state: 'complete', fetchedAtMs, rows: 5, announced: null, ...ofTeam }
  })
  const [day] = dayStates({ now: NOW, stretches, missing: [], failed: [] }, DAY)
  if (day === undefined) throw new Error('no day')
  return (['es', 'en'] as const).map((language: Language) => {
    const t = createTexts(language).getFixedT(null, 'coverage')
    return dayCell(day, { t, language, now: NOW, timeZone: ZONE }, String).lines.at(-1)
  })
}

test('a day says when it was fetched, and by which desks of the team where not by this one', () => {
  const [spanish, english] = lastLines(undefined)
  expect([spanish, english]).toEqual([expect.stringContaining('08:02'), expect.stringContaining('08:02')])
  expect(lastLines('ana@caja')).toEqual([
    expect.stringMatching(/08:02.*ana@caja$/),
    expect.stringMatching(/^Fetched.*08:02 by ana@caja$/),
  ])
  expect(`${spanish} ${english}`).not.toMatch(/@|by | por /)
  // Each desk once, and this one is not told of.
  expect(lastLines('ana@caja', 'luis@caja')[1]).toMatch(/by ana@caja, luis@caja$/)
  expect(lastLines('ana@caja', 'ana@caja')[1]).toMatch(/by ana@caja$/)
  expect(lastLines('ana@caja', undefined)[1]).toMatch(/by ana@caja$/)
})
