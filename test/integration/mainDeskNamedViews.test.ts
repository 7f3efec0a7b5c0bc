import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { nextName } from '../../src/desk/views.ts'
import { answer } from '../../src/main/ipc/answer.ts'
import { handlersOf, type Handlers } from '../../src/main/ipc/handlers.ts'
import type { Surroundings } from '../../src/main/ipc/surroundings.ts'
import type { OpenedSmallFile } from '../../src/main/smallFiles.ts'
import type { Channel, InputOf, OutputOf } from '../../src/shared/ipc/contract.ts'
import { LONGEST_VIEW_NAME, viewNameOf, type View, type ViewContent } from '../../src/shared/views.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { detail, draftOf, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, ZONE } from '../support/times.ts'
import { EMPTY_VIEW } from '../support/views.ts'

// What the window does with named views, through the channels that it asks.

const TELEPHONE = '3004445566'
const OPERATION = 'Banco Andino'
const telephone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''

let operation: SampleOperation
let watched: WatchedDesk
let handlers: Handlers
/** What was saved through the dialog, and what is opened with it. */
let saved: { readonly title: string; readonly text: string }[] = []
let opened: OpenedSmallFile

beforeEach(async () => {
  operation = await startSampleOperation({
    timeZone: ZONE,
    now: () => epochMs(at('2026-11-22 12:00:00')),
    rowsPerDay: 5,
  })
  watched = openMainDesk(temporaryFolder())
  await watched.desk.start()
  await watched.desk.connections.save(draftOf(operation), 'kept')
  saved = []
  opened = { kind: 'cancelled' }
  const surroundings: Partial<Surroundings> = {
    saveSmallFile: (_kind, title, text) => {
      saved.push({ title, text })
      return Promise.resolve(`${title}.json`)
    },
    openSmallFile: () => Promise.resolve(opened),
  }
  handlers = handlersOf(watched.desk, surroundings as Surroundings)
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

async function ask<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const reply = await answer(channel, { url: 'app://atalaya/index.html', parent: null }, input, handlers)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value as OutputOf<C>
}

function viewOf(name: string, content: Partial<ViewContent> = {}): View {
  const filters = [{ field: telephone, operator: '=', value: TELEPHONE }] as const
  return {
    name,
    connection: OPERATION,
    reportKey: detail.key,
    parameters: {},
    content: { ...EMPTY_VIEW, face: 'rows', filters, ...content },
  }
}

async function keep(name: string, content: Partial<ViewContent> = {}): Promise<number> {
  const outcome = await ask('views:save', { view: viewOf(name, content), isReplacing: false })
  if (outcome.kind !== 'kept') throw new Error(outcome.kind)
  return outcome.id
}

const names = async (): Promise<readonly string[]> => (await ask('views:list', null)).map(({ name }) => name)

describe('named views', () => {
  test('are kept, renamed, duplicated beside the one that they are of, and ordered', async () => {
    const [week, month] = [await keep('Semana'), await keep(' Mes ')]
    expect(await ask('views:save', { view: viewOf('Semana'), isReplacing: false })).toEqual({ kind: 'taken' })
    expect(await ask('views:rename', { id: month, name: 'Semana' })).toEqual({ kind: 'taken' })
    expect(await ask('views:rename', { id: month, name: ' Noviembre ' })).toEqual({ kind: 'kept', id: month })
    expect(await ask('views:duplicate', { id: week })).toMatchObject({ kind: 'kept' })
    expect(await ask('views:duplicate', { id: week })).toMatchObject({ kind: 'kept' })
    expect(await names()).toEqual(['Semana', 'Semana (3)', 'Semana (2)', 'Noviembre'])
    await ask('views:order', { ids: [month, week] })
    expect(await names()).toEqual(['Noviembre', 'Semana (3)', 'Semana (2)', 'Semana'])
    const content = viewOf('', { search: 'x', screen: { columns: [], chart: 'bars', face: null } }).content
    expect(await ask('views:revise', { id: week, question: { parameters: { a: '1' }, content } })).toEqual({
      kind: 'kept',
      id: week,
    })
    const view = (await ask('views:list', null)).find(({ id }) => id === week)
    expect(view).toMatchObject({
      name: 'Semana',
      connection: OPERATION,
      connectionId: 1,
      parameters: { a: '1' },
      content,
    })
    const changes = watched.events.filter(({ kind }) => kind === 'views')
    // Two were kept, one renamed, two duplicated, all ordered once, one revised: what was refused changed nothing.
    expect(changes).toHaveLength(7)
  })

  test('that were removed are put back where they were, until a customer is forgotten', async () => {
    const [first, second] = [await keep('a'), await keep('b')]
    await keep('c')
    expect(await ask('views:remove', { id: first })).toEqual({ isRemoved: true })
    expect(await ask('views:remove', { id: first })).toEqual({ isRemoved: false })
    expect(await names()).toEqual(['b', 'c'])
    expect(await ask('views:put-back', { id: first })).toEqual({ kind: 'kept', id: first })
    expect(await names()).toEqual(['a', 'b', 'c'])
    expect(await ask('views:put-back', { id: first })).toEqual({ kind: 'gone' })

    await ask('views:remove', { id: second })
    await keep('b', { filters: [] })
    expect(await ask('views:put-back', { id: second })).toEqual({ kind: 'taken' })

    await ask('views:remove', { id: first })
    await ask('erase:customer', { customer: TELEPHONE, connectionId: null, withMentions: true })
    expect(await ask('views:put-back', { id: first })).toEqual({ kind: 'gone' })
  })

  test('that are gone say so', async () => {
    const question = { parameters: {}, content: EMPTY_VIEW }
    for (const outcome of [
      ask('views:revise', { id: 99, question }),
      ask('views:rename', { id: 99, name: 'x' }),
      ask('views:duplicate', { id: 99 }),
      ask('views:export', { id: 99, withValues: true }),
    ]) {
      expect(await outcome).toEqual({ kind: 'gone' })
    }
    expect(saved).toEqual([])
  })

  test('go into a file without what they say of customers, unless that is wished, and come back out of it', async () => {
    const id = await keep('De un cliente', { search: TELEPHONE })
    expect(await ask('views:export', { id, withValues: false })).toEqual({
      kind: 'written',
      fileName: 'De un cliente.json',
    })
    await ask('views:export', { id, withValues: true })
    expect(saved.map(({ text }) => text.includes(TELEPHONE))).toEqual([false, true])
    expect(saved[0]?.text).toContain(telephone)

    opened = { kind: 'text', text: saved[1]?.text ?? '' }
    expect(await ask('views:open-file', null)).toMatchObject({
      kind: 'view',
      view: viewOf('De un cliente', { search: TELEPHONE }),
    })
    opened = { kind: 'text', text: '{}' }
    expect(await ask('views:open-file', null)).toEqual({ kind: 'refused', problem: 'not-a-view' })
    opened = { kind: 'refused', problem: 'unreadable' }
    expect(await ask('views:open-file', null)).toEqual(opened)
  })

  test('of a report or an operation that is not known here are kept, and nothing personal is told of them', async () => {
    const view = { ...viewOf('Ajena'), connection: 'Otra', reportKey: 'own/gone' }
    expect(catalogue.get(view.reportKey)).toBeUndefined()
    const outcome = await ask('views:save', { view, isReplacing: false })
    expect(await ask('views:list', null)).toEqual([{ ...view, id: 1, connectionId: null }])
    expect(outcome).toEqual({ kind: 'kept', id: 1 })
    await ask('views:export', { id: 1, withValues: false })
    expect(saved[0]?.text).not.toContain(TELEPHONE)
  })

  test('have names that no other has, however often one is duplicated', () => {
    const name = fc.oneof(
      fc.constantFrom('v', 'v (2)', 'v (3)', 'v (9)', 'ñ'.repeat(LONGEST_VIEW_NAME), '💡'.repeat(LONGEST_VIEW_NAME)),
      fc.string({ minLength: 1, maxLength: 30 }).filter((text) => viewNameOf(text) === text),
    )
    fc.assert(
      fc.property(name, fc.array(name), (given, others) => {
        const taken = new Set([given, ...others])
        for (let times = 0; times < 12; times++) {
          const next = nextName(given, taken)
          expect(taken.has(next)).toBe(false)
          expect(viewNameOf(next)).toBe(next)
          taken.add(next)
        }
      }),
    )
  })
})
