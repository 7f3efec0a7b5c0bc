import { describe, expect, test, vi } from 'vitest'
import { answer, isOurFrame, type SenderFrame } from '../../../src/main/ipc/answer.ts'
import { AppError } from '../../../src/shared/errors.ts'
import type { AppVersions } from '../../../src/shared/ipc/contract.ts'
import { inputSchemas } from '../../../src/shared/ipc/messages.ts'

const ours: SenderFrame = { url: 'app://atalaya/index.html', parent: null }
const versions = { app: '1.0.0', electron: '45.0.0', chromium: '152.0.0.0', node: '24.0.0' }

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
    ['another scheme', { url: 'https://atalaya/index.html', parent: null }],
    ['a file', { url: 'file:///index.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['no address', { url: '', parent: null }],
  ])('refuses %s', (_what, frame) => {
    expect(isOurFrame(frame)).toBe(false)
  })
})

describe('answer', () => {
  test('gives what the handler gives', async () => {
    expect(await answer('app:versions', ours, null, () => versions)).toEqual({ ok: true, value: versions })
    expect(await answer('app:versions', ours, null, () => Promise.resolve(versions))).toEqual({
      ok: true,
      value: versions,
    })
  })

  test('runs nothing for a foreign sender', async () => {
    const run = vi.fn<() => AppVersions>(() => versions)
    const reply = await answer('app:versions', { url: 'https://example.com/', parent: null }, null, run)
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(run).not.toHaveBeenCalled()
  })

  test('runs nothing for input that the schema refuses, and does not repeat it', async () => {
    const run = vi.fn<() => AppVersions>(() => versions)
    const reply = await answer('app:versions', ours, { token: 'a secret' }, run)
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(reply)).not.toContain('secret')
    expect(run).not.toHaveBeenCalled()
  })

  test('turns what the handler throws into plain data', async () => {
    const thrown = await answer('app:versions', ours, null, () => {
      throw new AppError('store-busy', { file: 'a' })
    })
    expect(thrown).toEqual({ ok: false, error: { code: 'store-busy', detail: { file: 'a' } } })
    const rejected = await answer('app:versions', ours, null, () => Promise.reject(new TypeError('no')))
    expect(rejected).toEqual({ ok: false, error: { code: 'internal', detail: { reason: 'no' } } })
    expect(structuredClone(rejected)).toEqual(rejected)
  })
})

describe('inputSchemas', () => {
  test.each(['reports:list', 'app:versions'] as const)('%s takes null and nothing else', (channel) => {
    const schema = inputSchemas[channel]
    expect(schema.safeParse(null).success).toBe(true)
    for (const input of [undefined, '', 0, false, [], {}, { input: null }, 'null']) {
      expect(schema.safeParse(input).success).toBe(false)
    }
  })
})
