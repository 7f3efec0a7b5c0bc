import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../src/shared/errors.ts'
import type { AppEvent } from '../../../src/shared/ipc/contract.ts'
import { CHANNELS, type Channel } from '../../../src/shared/ipc/contract.ts'
import type { SettingsView } from '../../../src/shared/settings.ts'
import { answer } from '../../../src/main/ipc/answer.ts'
import type { Handlers } from '../../../src/main/ipc/handlers.ts'
import { placeOf } from '../../../src/main/errorPlace.ts'
import { Journal } from '../../../src/main/journal.ts'
import { supportText } from '../../../src/main/supportFile.ts'

/** What no support file may hold, wherever it was met. */
const PERSONAL = {
  telephone: '3004567891',
  telephoneWritten: '+57 300 456 7891',
  customer: 'Maritza Ñustes',
  mail: 'maritza.nustes@correo.example',
  agent: 'agente.quintero',
  operation: 'Banco Andino Norte',
  server: 'wv9753.wolkvox.com',
  token: 'tok-7b2273656372657431',
  view: 'Los reclamos de Maritza',
  filter: 'message contains Ñustes',
  user: 'fabiola.rey',
  message: 'mi clave es azul',
} as const
const ALL = Object.values(PERSONAL)
const HOME = `/home/${PERSONAL.user}`
const ROOT = resolve(import.meta.dirname, '../../../src')
const ROOT_URL = `${pathToFileURL(ROOT).href}/`

const SETTINGS: SettingsView = {
  language: 'es',
  theme: 'dark',
  density: 'compact',
  textPercent: 115,
  listSeparator: null,
  startsAtLogin: true,
  staysInBackground: false,
  updatesItself: true,
  takesPreviews: false,
  systemLanguage: 'es',
  systemListSeparator: ';',
}

let folder: string
let journal: Journal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-support-'))
  journal = new Journal(folder, ROOT)
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function support(settings: SettingsView = SETTINGS): string {
  const facts = { atMs: 0, versions: { app: '1.2.3' }, system: 'linux 6.1 x64', memoryBytes: 8 << 20, settings }
  return supportText(facts, journal.read())
}

function personalIn(text: string): readonly string[] {
  return ALL.filter((each) => text.includes(each) || text.includes(encodeURIComponent(each)))
}

/** Errors as they come from everywhere: ours with details, those of libraries that quote what they were given. */
function hostileErrors(): readonly unknown[] {
  const quoted = ALL.join(' | ')
  const asPlaces = ALL.map((each) => `    at core/${each} (${ROOT_URL}main/${each}:1:1)`).join('\n')
  const misplaced = new Error('x')
  misplaced.stack = `Error: x\n    at file://${HOME}/main/${PERSONAL.customer}/core/${PERSONAL.telephone}.js:3:4`
  const reworded = new Error(quoted)
  reworded.stack = `Error: something else\n${asPlaces}`
  return [
    new Error(quoted),
    new Error(`no such row:\n${asPlaces}`),
    new SyntaxError(`Unexpected token in JSON: {"telephone":"${PERSONAL.telephone}"}`),
    Object.assign(new Error(`EACCES: open '${HOME}/${PERSONAL.customer}.xlsx'`), { code: 'EACCES', path: HOME }),
    new AppError('output-unwritable', { file: `${HOME}/${PERSONAL.customer}.xlsx`, reason: quoted }),
    new AppError('internal', { reason: quoted }, { cause: new Error(quoted) }),
    new AggregateError([new Error(quoted)], quoted),
    Object.assign(new Error(quoted), { name: PERSONAL.token }),
    misplaced,
    reworded,
    quoted,
    { message: quoted, stack: asPlaces, code: PERSONAL.token },
    null,
  ]
}

describe('the support file', () => {
  test('tells what went wrong and where, and nothing personal of what was met', async () => {
    for (const cause of hostileErrors()) journal.error('uncaught', cause)
    const state = { kind: 'failed', error: new AppError('store-damaged', { file: `${HOME}/atalaya.db` }).toData() }
    const error = new AppError('token-refused', { connection: PERSONAL.operation, server: PERSONAL.server }).toData()
    const job = { kind: 'pull', state: 'failed', error, startedAtMs: 0, endedAtMs: 5_000, title: PERSONAL.view }
    for (const event of [
      { kind: 'store', state },
      { kind: 'job', job },
      { kind: 'settings', settings: { ...SETTINGS, note: PERSONAL.customer } },
      { kind: 'proxy-login', proxy: { host: PERSONAL.server, realm: PERSONAL.customer } },
    ]) {
      journal.event(event as unknown as AppEvent)
    }
    // Each of the window's requests, with all of it as its input, refused or failing however it likes.
    const failing = new Proxy({}, { get: () => () => Promise.reject(new Error(ALL.join('\n    at '))) }) as Handlers
    const frame = { url: 'app://atalaya/index.html', parent: null }
    for (const channel of Object.keys(CHANNELS) as Channel[]) {
      for (const input of [null, PERSONAL, { ...PERSONAL, id: 1 }, PERSONAL.telephone]) {
        const reply = await answer(channel, frame, input, failing)
        if (!reply.ok) journal.write(`${channel}: ${reply.error.code}`)
      }
    }
    const text = support()
    expect(text).toContain('pull failed token-refused after 5 s')
    expect(text).toContain('store failed store-damaged')
    expect(text).toContain('uncaught: output-unwritable')
    expect(text).toContain('theme: dark')
    expect(personalIn(text)).toEqual([])
    expect(text).not.toContain(folder)
  })

  test('tells no setting that nobody decided about', () => {
    const later = { ...SETTINGS, exportFolder: `${HOME}/Documentos`, proxy: PERSONAL.server } as SettingsView
    expect(personalIn(support(later))).toEqual([])
    expect(support(later)).toContain('textPercent: 115')
  })
})

describe('the place of an error', () => {
  test('is the first of our own files, with its line', () => {
    const error = new Error('x')
    error.stack = [
      'Error: x',
      '    at node:internal/process/task_queues:103:5',
      `    at file://${HOME}/node_modules/better-sqlite3/lib/index.js:7:1`,
      `    at Desk.run (${ROOT_URL}main/index.js:5:9)`,
      `    at ${ROOT_URL}main/storeWorker.js:8:2`,
    ].join('\n')
    expect(placeOf(error, ROOT)).toBe('main/index.js:5:9')
    // As this very process writes it.
    expect(placeOf(new Error('here'), import.meta.dirname)).toMatch(/^supportFile\.test\.ts:\d+:\d+$/)
  })

  test('is never a part of what the error says', () => {
    const line = fc.constantFrom(
      '    at ',
      `    at core (${ROOT_URL}main/secret:1:1)`,
      `    at ${ROOT_URL}secret:1:1`,
      'secret',
      '',
      'Error',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (lines, isOurs) => {
        const error = new Error(lines.join('\n'))
        error.stack = `Error: ${error.message}${isOurs ? `\n    at run (${ROOT_URL}main/index.js:5:9)` : ''}`
        // Where it says nothing but a part of its own name, its places follow all the same.
        expect(placeOf(error, ROOT)).toBe(isOurs ? 'main/index.js:5:9' : '')
      }),
    )
  })
})
