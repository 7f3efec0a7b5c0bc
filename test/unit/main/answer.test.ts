import { describe, expect, test, vi } from 'vitest'
import { answer, channelOf, isOurFrame, type SenderFrame } from '../../../src/main/ipc/answer.ts'
import { unknownInput } from '../../support/channelInputs.ts'
import { AppError } from '../../../src/shared/errors.ts'
import type { StoreState } from '../../../src/shared/storeState.ts'
import { CHANNELS, type Channel } from '../../../src/shared/ipc/contract.ts'
import type { Handlers } from '../../../src/main/ipc/handlers.ts'

const ours: SenderFrame = { url: 'app://atalaya/index.html', parent: null }
const ready: StoreState = { kind: 'ready' }

describe('isOurFrame', () => {
  test('takes our page at the top of its window', () => {
    expect(isOurFrame(ours)).toBe(true)
    expect(isOurFrame({ ...ours, url: 'app://atalaya/index.html#report' })).toBe(true)
  })

  test.each<[string, SenderFrame | null]>([
    ['a frame that has gone', null],
    ['our page inside another', { ...ours, parent: ours }],
    ['a frame whose parent is not known', { url: ours.url, parent: undefined }],
    ['another host', { url: 'app://other/index.html', parent: null }],
    ['our page with a name before it', { url: 'app://user@atalaya/index.html', parent: null }],
    ['another scheme', { url: 'https://atalaya/index.html', parent: null }],
    ['a file', { url: 'file:///index.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['no address', { url: '', parent: null }],
  ])('refuses %s', (_what, frame) => {
    expect(isOurFrame(frame)).toBe(false)
  })
})

const NAMES = Object.keys(CHANNELS) as Channel[]

/** Handlers of which one is given, and each other tells that it ran. */
function handlersWith(given: Partial<Handlers> = {}, ran: (channel: string) => void = () => undefined): Handlers {
  const others = NAMES.map((channel) => [channel, () => ran(channel)])
  return { ...Object.fromEntries(others), ...given } as Handlers
}

describe('channelOf', () => {
  test('knows the channels of the contract, and nothing else', () => {
    expect(NAMES.filter((channel) => channelOf(channel) !== channel)).toEqual([])
    for (const name of [
      'app:run',
      'constructor',
      '__proto__',
      'toString',
      '',
      ['store:state'],
      {},
      null,
      undefined,
      1,
    ]) {
      expect(channelOf(name)).toBeUndefined()
    }
  })
})

describe('answer', () => {
  test('gives what the handler gives', async () => {
    for (const state of [() => ready, () => Promise.resolve(ready)]) {
      const handlers = handlersWith({ 'store:state': state })
      expect(await answer('store:state', ours, null, handlers)).toEqual({ ok: true, value: ready })
    }
  })

  test('runs nothing of any channel for a foreign sender', async () => {
    const ran = vi.fn<(channel: string) => void>()
    const foreign = { url: 'https://example.com/', parent: null }
    for (const channel of NAMES) {
      const input = CHANNELS[channel].input.safeParse(null).success ? null : {}
      const reply = await answer(channel, foreign, input, handlersWith({}, ran))
      expect(reply).toMatchObject({ ok: false, error: { detail: { reason: `foreign sender on ${channel}` } } })
    }
    expect(ran).not.toHaveBeenCalled()
  })

  test('refuses what is no channel', async () => {
    const reply = await answer(undefined, ours, null, handlersWith())
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  test('runs nothing for input that the schema refuses, and does not repeat it', async () => {
    const ran = vi.fn<(channel: string) => void>()
    for (const channel of NAMES) {
      const reply = await answer(channel, ours, { token: 'a secret' }, handlersWith({}, ran))
      expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
      expect(JSON.stringify(reply)).not.toContain('secret')
    }
    expect(ran).not.toHaveBeenCalled()
  })

  test('turns what the handler throws into plain data', async () => {
    const throwing = handlersWith({
      'store:state': () => {
        throw new AppError('store-busy', { file: 'a' })
      },
    })
    const thrown = await answer('store:state', ours, null, throwing)
    expect(thrown).toEqual({ ok: false, error: { code: 'store-busy', detail: { file: 'a' } } })
    const rejecting = handlersWith({ 'store:state': () => Promise.reject(new TypeError('no')) })
    const rejected = await answer('store:state', ours, null, rejecting)
    expect(rejected).toEqual({ ok: false, error: { code: 'internal', detail: { reason: 'TypeError' } } })
    expect(structuredClone(rejected)).toEqual(rejected)
  })
})

describe('the inputs of channels', () => {
  test.each(NAMES)('%s takes an exact shape, and nothing else', (channel) => {
    const schema = CHANNELS[channel].input
    for (const input of [undefined, '', 0, false, [], { input: null }, 'null']) {
      expect(schema.safeParse(input).success).toBe(false)
    }
    if (schema.safeParse(null).success) return
    // What it takes, with one part more.
    const input = unknownInput(schema) as object
    expect(schema.safeParse(input).success).toBe(true)
    expect(schema.safeParse({ ...input, surplus: null }).success).toBe(false)
  })

  const question = {
    connectionId: 1,
    reportKey: 'service/report',
    parameters: {},
    range: { from: 0, to: 86_399 },
    filters: [{ field: 'a', operator: 'contains', value: 'x' }],
    search: '',
    sort: [{ field: 'a', descending: true }],
  }
  const open = CHANNELS['result:open'].input

  const view = { first: 0, last: 40, blockRows: 200, turn: 1 }

  test('a question passes as it is', () => {
    expect(open.parse({ slot: 'grid', question, view })).toEqual({ slot: 'grid', question, view })
    expect(open.safeParse({ slot: 'grid', view, question: { ...question, range: null } }).success).toBe(true)
    expect(open.safeParse({ slot: 'grid', question, view: { ...view, last: 1_000_000 } }).success).toBe(false)
  })

  test.each<[string, object]>([
    ['an operator that does not exist', { filters: [{ field: 'a', operator: 'LIKE', value: '' }] }],
    ['a range that ends before it begins', { range: { from: 10, to: 9 } }],
    ['half a second', { range: { from: 0.5, to: 9 } }],
    ['an instant outside of every calendar', { range: { from: 0, to: 1e15 } }],
    ['a connection that is no number', { connectionId: '1' }],
    ['more than the question has', { sql: 'SELECT 1' }],
    ['a search without end', { search: 'x'.repeat(10_000) }],
    ['parameters that are no texts', { parameters: { campaign: 1 } }],
  ])('refuses a question with %s', (_what, change) => {
    expect(open.safeParse({ slot: 'grid', view, question: { ...question, ...change } }).success).toBe(false)
  })

  test('a block is of at most a thousand rows', () => {
    const rows = CHANNELS['result:rows'].input
    expect(rows.safeParse({ resultId: 1, offset: 0, limit: 1000 }).success).toBe(true)
    for (const limit of [0, 1001, -1, 1.5, Infinity]) {
      expect(rows.safeParse({ resultId: 1, offset: 0, limit }).success).toBe(false)
    }
  })

  test('settings are changed one by one, and only to what they can be', () => {
    const set = CHANNELS['settings:set'].input
    expect(set.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
    expect(set.parse({ language: null })).toEqual({ language: null })
    for (const change of [{ theme: 'pink' }, { language: 'fr' }, { listSeparator: '\t' }, { folder: '/' }]) {
      expect(set.safeParse(change).success).toBe(false)
    }
  })

  test('links are opened by name, never by address', () => {
    const link = CHANNELS['app:open-link'].input
    expect(link.safeParse({ link: 'wolkvox-tokens' }).success).toBe(true)
    expect(link.safeParse({ link: 'https://example.com' }).success).toBe(false)
  })

  test('what is kept for the window is JSON of a bounded size', () => {
    const set = CHANNELS['preference:set'].input
    expect(set.safeParse({ key: 'a', value: { list: [1, 'x', null] } }).success).toBe(true)
    expect(set.safeParse({ key: 'a', value: new Map() }).success).toBe(false)
    expect(set.safeParse({ key: 'a', value: 'x'.repeat(5_000_000) }).success).toBe(false)
    expect(set.safeParse({ key: '', value: 1 }).success).toBe(false)
  })
})
