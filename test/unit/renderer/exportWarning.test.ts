import { expect, test } from 'vitest'
import { warningOf } from '../../../src/renderer/features/exporting/fileChoice.ts'

test('before a file a period is called incomplete only where it is', () => {
  expect(warningOf({ verdict: 'complete' }, 'completeness', [])).toBeNull()
  expect(warningOf({ verdict: 'complete' }, 'completeness', ['note'])).toEqual({ isIncomplete: false, texts: ['note'] })
  expect(warningOf({ verdict: 'failed' }, 'completeness', ['note'])).toEqual({
    isIncomplete: true,
    texts: ['completeness', 'note'],
  })
})
