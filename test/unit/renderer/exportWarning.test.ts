import { expect, test } from 'vitest'
import { warningOf } from '../../../src/renderer/features/exporting/fileChoice.ts'

test('before a file a period is called incomplete only where it is', () => {
  expect(warningOf({ verdict: 'complete' }, 'seal', [])).toBeNull()
  expect(warningOf({ verdict: 'complete' }, 'seal', ['note'])).toEqual({ isIncomplete: false, texts: ['note'] })
  expect(warningOf({ verdict: 'failed' }, 'seal', ['note'])).toEqual({ isIncomplete: true, texts: ['seal', 'note'] })
})
