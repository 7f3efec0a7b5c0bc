import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { handlersOf } from '../../../src/main/ipc/handlers.ts'
import type { Surroundings } from '../../../src/main/ipc/surroundings.ts'
import { staleAfter } from '../../../src/main/ipc/staleness.ts'
import { CHANNELS, type AppEvent } from '../../../src/shared/ipc/contract.ts'
import type { JobSnapshot } from '../../../src/shared/jobs.ts'
import type { Desk } from '../../../src/desk/desk.ts'

const FOLDER = new URL('../../../src/shared/ipc/', import.meta.url)

test('every subject is part of the contract, and no two declare the same channel', () => {
  const declared = globSync('*.ts', { cwd: FOLDER }).flatMap((file) =>
    [...readFileSync(new URL(file, FOLDER), 'utf8').matchAll(/^ {2}'([a-z-]+:[a-z-]+)': /gm)].map(
      ([, name = '']) => name,
    ),
  )
  expect(declared.length).toBeGreaterThan(50)
  expect(declared.toSorted()).toEqual(Object.keys(CHANNELS).toSorted())
})

test('every channel has its handler', () => {
  const handlers = handlersOf({} as Desk, {} as Surroundings)
  expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(CHANNELS).toSorted())
})

function staleChannels(event: AppEvent): readonly string[] {
  return staleAfter(event)
    .map(([channel]) => channel)
    .toSorted()
}

test('an event makes the answers stale that say so, and no others', () => {
  expect(staleChannels({ kind: 'connections' })).toEqual([
    'connections:list',
    'home:card',
    'home:cards',
    'quota:get',
    'reports:holdings',
    'schedules:list',
    'views:list',
  ])
  expect(staleChannels({ kind: 'stored', connectionId: null, reportKey: null })).toEqual([
    'check:plan',
    'checks:block',
    'checks:match',
    'checks:run',
    'coverage:get',
    'customers:story',
    'home:card',
    'home:offers',
    'home:plan',
    'live:gaps',
    'paid-states:get',
    'reports:choices',
    'reports:holdings',
    'reports:names',
    'reports:parameter-sets',
    'result:counts',
    'shifts:adherence',
    'staffing:volume',
    'summary:ask',
  ])
  expect(staleChannels({ kind: 'reports' })).toEqual([
    'check:plan',
    'customers:story',
    'home:cards',
    'home:offers',
    'own-reports:list',
    'reports:holdings',
    'reports:list',
    'schedules:list',
    'views:list',
  ])
  expect(staleAfter({ kind: 'worker-restarted' })).toEqual([])
  expect(staleAfter({ kind: 'going-on', work: 'erasure' })).toEqual([['store:went-on']])
})

test.each([
  ['a pull that goes on', { kind: 'pull', endedAtMs: null }, ['quota:get']],
  ['a pull that has ended', { kind: 'pull', endedAtMs: 1 }, ['coverage:get', 'home:card', 'quota:get']],
  ['an export that goes on', { kind: 'export', endedAtMs: null }, []],
  ['an export that has ended', { kind: 'export', endedAtMs: 1 }, ['coverage:get']],
])('%s makes stale what it may have changed', (_what, job, expected) => {
  expect(staleChannels({ kind: 'job', job: job as JobSnapshot })).toEqual(expected)
})

test('counts are stale where they are of the rows that were stored', () => {
  const counts = (connectionId: number | null, reportKey: string | null): unknown =>
    staleAfter({ kind: 'stored', connectionId, reportKey }).find(([channel]) => channel === 'result:counts')?.[1]
  expect(counts(3, 'a/b')).toEqual({ question: { connectionId: 3, reportKey: 'a/b' } })
  expect(counts(3, null)).toEqual({ question: { connectionId: 3 } })
  expect(counts(null, null)).toEqual({ question: {} })
})
