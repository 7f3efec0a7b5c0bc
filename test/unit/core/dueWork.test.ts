import { expect, it } from 'vitest'
import { DueWork } from '../../../src/core/sync/dueWork.ts'

it('begins when it is told to, once, and else by itself', async () => {
  const begun: string[] = []
  const told = new DueWork(() => Promise.resolve(begun.push('told')), 1_000_000)
  await Promise.resolve()
  expect(begun).toEqual([])
  told.begin()
  told.begin()
  expect(await told.outcome).toBe(1)
  expect(begun).toEqual(['told'])

  const untold = new DueWork(() => Promise.resolve(begun.push('untold')), 1)
  expect(await untold.outcome).toBe(2)
  untold.begin()
  expect(begun).toEqual(['told', 'untold'])
})

it('fails with what its work raises, seen or not', async () => {
  const unseen = new DueWork(() => Promise.reject(new Error('unseen')), 1)
  const seen = new DueWork(() => Promise.reject(new Error('seen')), 1)
  await expect(seen.outcome).rejects.toThrow('seen')
  await expect(unseen.outcome).rejects.toThrow('unseen')
})
