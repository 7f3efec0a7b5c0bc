import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/shared/errors.ts'
import { WorkGate, type PausableWork, type PauseReason } from '../../../src/desk/workGate.ts'

const ERASING: PauseReason = { kind: 'erasing', file: 'x.db' }

/** Work that writes down what is done to it. */
function noting(name: string, notes: string[], refuses = false): PausableWork {
  return {
    pause: async ({ kind }) => {
      await Promise.resolve()
      if (refuses) throw new AppError('store-busy', { file: 'x.db' })
      notes.push(`${name} pauses: ${kind}`)
    },
    resume: async ({ kind }) => {
      await Promise.resolve()
      notes.push(`${name} goes on: ${kind}`)
    },
  }
}

describe('the gate', () => {
  test('pauses what registered, in its order, and lets it go on in the opposite one', async () => {
    const notes: string[] = []
    const gate = new WorkGate()
    gate.register(noting('a', notes), noting('b', notes))
    const outcome = await gate.whilePaused(ERASING, () => {
      notes.push('work')
      return Promise.resolve(7)
    })
    expect(outcome).toBe(7)
    expect(notes).toEqual([
      'a pauses: erasing',
      'b pauses: erasing',
      'work',
      'b goes on: erasing',
      'a goes on: erasing',
    ])
  })

  test('where something is in the way, nothing is done, and only what was paused goes on', async () => {
    const notes: string[] = []
    const gate = new WorkGate()
    gate.register(noting('a', notes), noting('b', notes, true), noting('c', notes))
    const doing = gate.whilePaused(ERASING, () => {
      notes.push('work')
      return Promise.resolve()
    })
    await expect(doing).rejects.toMatchObject({ code: 'store-busy' })
    expect(notes).toEqual(['a pauses: erasing', 'a goes on: erasing'])
  })

  test('work that fails ends the pause', async () => {
    const notes: string[] = []
    const gate = new WorkGate()
    gate.register(noting('a', notes))
    await expect(gate.whilePaused(ERASING, () => Promise.reject(new AppError('disk-full')))).rejects.toMatchObject({
      code: 'disk-full',
    })
    expect(notes).toEqual(['a pauses: erasing', 'a goes on: erasing'])
  })
})
