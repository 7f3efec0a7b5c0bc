import { expect, test } from 'vitest'
import { paperOf } from '../../../src/shared/paper.ts'
import { isTagged, type PaperTable } from '../../../src/shared/paperPage.ts'

test.each([
  ['es-CO', 'Letter'],
  ['es_MX.UTF-8', 'Letter'],
  ['en-US', 'Letter'],
  ['es-ES', 'A4'],
  ['es-AR', 'A4'],
  ['en-GB', 'A4'],
  // Without a region, as the language writes elsewhere: as in Colombia, and as in Britain.
  ['es', 'Letter'],
  ['en', 'A4'],
  ['es-419', 'Letter'],
  ['', 'A4'],
])('who has the locale %j prints on %s', (locale, paper) => {
  expect(paperOf(locale)).toBe(paper)
})

test('a page has tags for screen readers unless its tables are long: those would be most of the file', () => {
  const table = (lines: number, columns: number): PaperTable => ({
    kind: 'table',
    heading: null,
    columns: Array.from({ length: columns }, () => ({ heading: 'x', isNumber: false })),
    lines: Array.from({ length: lines }, () => ({ kind: 'group', cells: [] })),
    notes: [],
  })
  expect(isTagged({ sections: [] })).toBe(true)
  expect(isTagged({ sections: [table(250, 20)] })).toBe(true)
  expect(isTagged({ sections: [table(250, 10), table(251, 10)] })).toBe(false)
})
