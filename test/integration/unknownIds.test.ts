import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { answer, type Handler } from '../../src/main/ipc/answer.ts'
import { handlersOf, type Handlers, type Surroundings } from '../../src/main/ipc/handlers.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { explain } from '../../src/shared/errorTexts.ts'
import type { Channel, InputOf } from '../../src/shared/ipc/contract.ts'
import type { Question } from '../../src/shared/query.ts'
import { PICKERS } from '../../src/shared/reports/types.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/desk.ts'
import { detail, draftOf, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { epochMs, at, span, ZONE } from '../support/times.ts'

// What a page names may be gone, or never was: whatever it names, it hears a code of ours, and never what SQLite or Node say of it.

const UNKNOWN = 987_654
const GONE = 'job-that-never-was'
const range = span('2026-11-10', '2026-11-12')
const scope = { connectionId: UNKNOWN, reportKey: detail.key, parameters: {} }
const question: Question = { ...scope, range, filters: [], search: '', sort: [] }
const view = { first: 0, last: 0, blockRows: 10, turn: 1 }
const rule = { connectionId: UNKNOWN, reportKey: detail.key, months: 2 }
const report: InputOf<'own-reports:save'>['report'] = {
  service: 'reports_manager',
  id: 'mine',
  title: { es: 'Mío', en: 'Mine' },
  description: { es: '', en: '' },
  kind: 'snapshot',
  parameters: [],
  fields: [{ name: 'x', type: 'text', title: { es: 'x', en: 'x' } }],
  dateField: null,
  maxDays: null,
  liveMinutes: null,
  shape: null,
}

type Codes = readonly (string | null)[]

/** An input that names what is not there, and what may come of it; null: an answer without an error. A channel is missing: no compiling. */
const CASES: { readonly [C in Channel]: { readonly input: InputOf<C>; readonly codes: Codes } | null } = {
  'app:info': null,
  'app:show-data-folder': null,
  'app:save-support-file': null,
  'app:open-link': null,
  'app:quit': null,
  'app:full-screen': null,
  'settings:get': null,
  'settings:set': null,
  'store:state': null,
  'store:open': null,
  'store:rebuild': null,
  'store:start-anew': null,
  'store:copies': null,
  'store:delete-copies': null,
  'preferences:all': null,
  'preference:set': null,
  'connections:list': null,
  'connections:add-sample': null,
  'reports:list': null,
  'jobs:list': null,
  'own-reports:list': null,
  'own-reports:stop-trial': null,
  'own-reports:import': null,
  'schedules:list': null,
  'schedules:choose-folder': null,
  'retention:get': null,
  'connections:test': { input: draft(), codes: ['unreachable'] },
  'connections:save': { input: { draft: draft(), keeping: 'kept' }, codes: ['unknown-connection'] },
  'connections:remove': { input: { connectionId: UNKNOWN, withRows: true }, codes: ['unknown-connection'] },
  'reports:holdings': { input: { connectionId: UNKNOWN }, codes: [null] },
  'reports:parameter-sets': { input: { connectionId: UNKNOWN, reportKey: detail.key }, codes: [null] },
  'reports:choices': { input: { connectionId: UNKNOWN, picker: PICKERS[0] }, codes: [null] },
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
  'export:open': { input: { jobId: GONE }, codes: ['internal'] },
  'export:reveal': { input: { jobId: GONE }, codes: ['internal'] },
  'jobs:cancel': { input: { jobId: GONE }, codes: [null] },
  'jobs:retry': { input: { jobId: GONE }, codes: ['internal'] },
  'jobs:dismiss': { input: { jobId: GONE }, codes: [null] },
  'own-reports:try': {
    input: { connectionId: UNKNOWN, service: 'reports_manager', id: 'cdr_9', parameters: {}, period: null },
    codes: ['unknown-connection'],
  },
  'own-reports:rows-to-lose': { input: { key: 'no/report', report }, codes: [null] },
  // It is saved anew.
  'own-reports:save': { input: { key: 'no/report', report }, codes: [null] },
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
      period: 'yesterday',
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
    saveReportFile: () => Promise.resolve(null),
  }
  handlers = handlersOf(watched.desk, surroundings as Surroundings)
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

async function ask<C extends Channel>(channel: C, input: InputOf<C>) {
  const frame = { url: 'app://atalaya/index.html', parent: null }
  return answer(channel, frame, input, handlers[channel] as Handler<C>)
}

async function outcomes(): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {}
  for (const [channel, asked] of Object.entries(CASES)) {
    if (asked === null) continue
    const reply = await ask(channel as Channel, asked.input)
    found[channel] = reply.ok ? null : reply.error.code
    if (!reply.ok) {
      const { sentence, hint } = explain(reply.error, 'en', 'window')
      expect(`${JSON.stringify(reply.error.detail)} ${sentence} ${hint}`, channel).not.toMatch(FOREIGN_WORDS)
    }
  }
  return found
}

test('whatever id is unknown, each channel answers, or says so in words of ours', async () => {
  const found = await outcomes()
  const unexpected = Object.entries(CASES).flatMap(([channel, asked]) =>
    asked === null || asked.codes.includes(found[channel] ?? null) ? [] : [`${channel}: ${found[channel]}`],
  )
  expect(unexpected).toEqual([])
})
