import { expect, test } from 'vitest'
import { paperOf } from '../../../src/shared/paper.ts'

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
