import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = join(import.meta.dirname, '../../../src')

/** What a file loads when it runs, at once or later; imports of mere types load nothing. */
const LOADED = /^(?:import|export)\s+(?!type\b)[^'";]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm

function loadedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, early, late] of readFileSync(file, 'utf8').matchAll(LOADED)) {
    loadedFrom(join(dirname(file), early ?? late ?? ''), seen)
  }
  return seen
}

test('a command loads of the desk only what both doors do, never what goes on behind a window', () => {
  const loaded = [...loadedFrom(join(SOURCES, 'cli/main.ts'))].map((file) => relative(SOURCES, file))
  expect(loaded).toContain(join('core', 'sync', 'pull.ts'))
  expect(loaded.filter((file) => dirname(file) === 'desk').toSorted()).toEqual(
    [
      'aboutRows.ts',
      'adherence.ts',
      'answerSummary.ts',
      'cardAnswers.ts',
      'cardPasses.ts',
      'checkRows.ts',
      'coverage.ts',
      'deskSync.ts',
      'drawer.ts',
      'eraseCustomer.ts',
      'homeCards.ts',
      'homeFile.ts',
      'homeUpdate.ts',
      'keptCards.ts',
      'openDesk.ts',
      'orderedFile.ts',
      'ownCatalogue.ts',
      'paidStates.ts',
      'paidTime.ts',
      'removeConnection.ts',
      'scheduledFetch.ts',
      'schedules.ts',
      'scopeKey.ts',
      'sendableToken.ts',
      'staffingVolume.ts',
      'team.ts',
      'teamPassword.ts',
      'tokens.ts',
      'toldRows.ts',
      'unfinishedWork.ts',
      'wholeSheet.ts',
    ].map((name) => join('desk', name)),
  )
})
