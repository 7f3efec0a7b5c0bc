import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DrawingRoom } from '../../src/main/drawingRoom.ts'
import { answer } from '../../src/main/ipc/answer.ts'
import { handlersOf, type Handlers } from '../../src/main/ipc/handlers.ts'
import type { Surroundings } from '../../src/main/ipc/surroundings.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { explain } from '../../src/shared/errorTexts.ts'
import { CHANNELS, type Channel, type InputOf } from '../../src/shared/ipc/contract.ts'
import type { Question } from '../../src/shared/query.ts'
import { PICKERS } from '../../src/shared/reports/types.ts'
import { namesSomething, OWN_REPORT, UNKNOWN_ID as UNKNOWN, unknownInput } from '../support/channelInputs.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { detail, draftOf, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { epochMs, at, span, ZONE } from '../support/times.ts'
import { keepsRows } from '../support/schedules.ts'

// What a page names may be gone, or never was: whatever it names, it hears a code of ours, and never what SQLite or
// Node say of it.

// No drawing is begun, so that no window is opened.
vi.mock('electron', () => ({ app: {}, BrowserWindow: vi.fn<() => void>(), net: {}, protocol: {}, shell: {} }))

const GONE = 'job-that-never-was'
const range = span('2026-11-10', '2026-11-12')
const scope = { connectionId: UNKNOWN, reportKey: detail.key, parameters: {} }
const question: Question = { ...scope, range, filters: [], search: '', sort: [] }
const view = { first: 0, last: 0, blockRows: 10, turn: 1 }
const rule = { connectionId: UNKNOWN, reportKey: detail.key, months: 2 }
type Codes = readonly (string | null)[]

/**
 * Inputs that go further than those which follow from the schemas, and what may come of them; null: an answer without
 * an error.
 */
const CASES: { readonly [C in Channel]?: { readonly input: InputOf<C>; readonly codes: Codes } } = {
  'connections:test': { input: draft(), codes: ['unreachable'] },
  'connections:save': { input: { draft: draft(), keeping: 'kept' }, codes: ['unknown-connection'] },
  'connections:remove': { input: { connectionId: UNKNOWN, withRows: true }, codes: ['unknown-connection'] },
  'reports:holdings': { input: { connectionId: UNKNOWN }, codes: [null] },
  'reports:parameter-sets': { input: { connectionId: UNKNOWN, reportKey: detail.key }, codes: [null] },
  'reports:choices': { input: { connectionId: UNKNOWN, picker: PICKERS[0] }, codes: [null] },
  'reports:names': { input: { connectionId: UNKNOWN, pickers: [...PICKERS] }, codes: [null] },
  'coverage:get': { input: { scope, range }, codes: ['unknown-connection'] },
  'quota:get': { input: { connectionId: UNKNOWN }, codes: ['unknown-connection'] },
  'quota:refresh': { input: { connectionId: UNKNOWN }, codes: ['unknown-connection'] },
  'quota:set-reserve': { input: { connectionId: UNKNOWN, percent: 20 }, codes: ['unknown-connection'] },
  'result:open': { input: { slot: 'grid', question, view }, codes: [null] },
  'result:rows': { input: { resultId: UNKNOWN, offset: 0, limit: 10 }, codes: ['result-gone'] },
  'result:row': { input: { resultId: UNKNOWN, place: 0 }, codes: ['result-gone'] },
  'result:unread': { input: { resultId: UNKNOWN, place: 0 }, codes: ['result-gone'] },
  'result:items': { input: { resultId: UNKNOWN, place: 0, list: 'x', limit: 10 }, codes: ['result-gone'] },
  'result:values': { input: { question, field: 'no_such_field', search: '', limit: 10 }, codes: ['unknown-field'] },
  'result:counts': {
    input: { slot: 'board', question, counting: { bucket: null, by: ['no_such_field'] } },
    codes: ['unknown-field'],
  },
  'pull:start': { input: { ...scope, range, refresh: false }, codes: ['unknown-connection'] },
  'export:start': {
    input: { question, columns: null, format: 'csv', headings: 'names' },
    // The dialog for its file was closed.
    codes: [null],
  },
  // A window that draws has the number of what it draws.
  'drawing:order': { input: { id: UNKNOWN }, codes: ['internal'] },
  'drawing:laid-out': {
    input: { id: UNKNOWN, isWide: false, isTagged: true, widthPx: 1, heightPx: 1 },
    codes: ['internal'],
  },
  'drawing:ready': { input: { id: UNKNOWN }, codes: ['internal'] },
  'drawing:failed': { input: { id: UNKNOWN, error: null }, codes: ['internal'] },
  'export:open': { input: { jobId: GONE }, codes: ['internal'] },
  'export:reveal': { input: { jobId: GONE }, codes: ['internal'] },
  'jobs:cancel': { input: { jobId: GONE }, codes: [null] },
  'jobs:retry': { input: { jobId: GONE }, codes: ['internal'] },
  'jobs:dismiss': { input: { jobId: GONE }, codes: [null] },
  'own-reports:try': {
    input: { connectionId: UNKNOWN, service: 'reports_manager', id: 'cdr_9', parameters: {}, period: null },
    codes: ['unknown-connection'],
  },
  'own-reports:rows-to-lose': { input: { key: 'no/report', report: OWN_REPORT }, codes: [null] },
  // It is saved anew.
  'own-reports:save': { input: { key: 'no/report', report: OWN_REPORT }, codes: [null] },
  'own-reports:remove': { input: { key: 'no/report' }, codes: ['unknown-report'] },
  'own-reports:export': { input: { key: 'no/report' }, codes: ['unknown-report'] },
  'marks:list': { input: { connectionId: UNKNOWN }, codes: [null] },
  'check:plan': { input: { connectionId: UNKNOWN }, codes: ['unknown-connection'] },
  'check:start': { input: { connectionId: UNKNOWN }, codes: ['unknown-connection'] },
  'live:list': { input: { connectionId: UNKNOWN }, codes: [null] },
  'live:set': { input: { scope, isOn: true, everyMinutes: 5 }, codes: ['unknown-connection'] },
  'live:gaps': { input: { scope, range }, codes: [null] },
  'schedules:save': {
    input: {
      scheduleId: null,
      connectionId: UNKNOWN,
      reportKey: detail.key,
      parameters: {},
      timing: { kind: 'hours', hours: 1 },
      keeps: keepsRows('yesterday'),
      file: null,
      isEnabled: true,
    },
    codes: ['unknown-connection'],
  },
  'schedules:remove': { input: { scheduleId: UNKNOWN }, codes: [null] },
  'schedules:run': { input: { scheduleId: UNKNOWN }, codes: ['usage'] },
  'retention:preview': { input: { rule, isRemoved: false }, codes: [null] },
  'retention:set': { input: { rule, isRemoved: false }, codes: ['unknown-connection'] },
  'erase:customer-preview': {
    input: { customer: 'ana@example.com', connectionId: UNKNOWN },
    codes: ['unknown-connection'],
  },
  'erase:customer': {
    input: { customer: 'ana@example.com', connectionId: UNKNOWN, withMentions: true },
    codes: ['unknown-connection'],
  },
  'erase:preview': { input: { connectionId: UNKNOWN, reportKey: null, before: null }, codes: ['unknown-connection'] },
  'erase:run': { input: { connectionId: UNKNOWN, reportKey: null, before: null }, codes: ['unknown-connection'] },
}

function draft(): InputOf<'connections:test'> {
  return { ...draftOf({ baseUrl: 'http://127.0.0.1:9', token: 'a-token-of-a-test' }), connectionId: UNKNOWN }
}

/** As SQLite, Node and the parsers put it. */
const FOREIGN_WORDS =
  /SQLITE|constraint|FOREIGN KEY|undefined|TypeError|RangeError|SyntaxError|no such (?:table|column)|at \//i

let operation: SampleOperation
let watched: WatchedDesk
let handlers: Handlers

beforeEach(async () => {
  operation = await startSampleOperation({
    timeZone: ZONE,
    now: () => epochMs(at('2026-11-22 12:00:00')),
    rowsPerDay: 5,
  })
  watched = openMainDesk(temporaryFolder())
  await watched.desk.start()
  const surroundings: Partial<Surroundings> = {
    settings: () => ({ language: 'es', systemLanguage: 'es' }) as ReturnType<Surroundings['settings']>,
    saveSmallFile: () => Promise.resolve(null),
    drawingRoom: new DrawingRoom('preload.js'),
    network: {
      try: () => Promise.resolve([]),
      logIn: () => Promise.resolve(true),
      logins: () => Promise.resolve([]),
      forget: () => Promise.resolve(),
    },
  }
  handlers = handlersOf(watched.desk, surroundings as Surroundings)
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

/** Asks a channel. @returns the code of what came, or null for an answer */
async function ask(channel: Channel, input: unknown): Promise<string | null> {
  const frame = { url: 'app://atalaya/index.html', parent: null }
  const reply = await answer(channel, frame, input, handlers)
  if (reply.ok) return null
  const { sentence, hint } = explain(reply.error, 'en', 'window')
  expect(`${JSON.stringify(reply.error.detail)} ${sentence} ${hint}`, channel).not.toMatch(FOREIGN_WORDS)
  return reply.error.code
}

const NAMING = (Object.keys(CHANNELS) as Channel[]).filter((channel) => namesSomething(CHANNELS[channel].input))

test('whatever id is unknown, each channel answers, or says so in words of ours', async () => {
  const unexpected: string[] = []
  for (const channel of NAMING) {
    const code = await ask(channel, unknownInput(CHANNELS[channel].input))
    // A fault of ours is no answer to a name that is not there, but where a window that has a job's name has the job.
    if (code === 'internal' && CASES[channel]?.codes.includes(code) !== true) unexpected.push(`${channel}: ${code}`)
  }
  expect(unexpected).toEqual([])
})

test('what is there by half is told as what it is', async () => {
  const unexpected: string[] = []
  for (const [channel, { input, codes }] of Object.entries(CASES)) {
    const code = await ask(channel as Channel, input)
    if (!codes.includes(code)) unexpected.push(`${channel}: ${code}`)
  }
  expect(unexpected).toEqual([])
})
