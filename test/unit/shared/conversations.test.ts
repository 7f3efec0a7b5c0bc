import { describe, expect, test } from 'vitest'
import { linesOfTalk, talkText, turnsOf, turnsWith, type Turn } from '../../../src/shared/conversations.ts'
import { fieldDefinitionOf } from '../../../src/shared/reports/catalogue.ts'
import { listPaths, listReportOf } from '../../../src/shared/reports/catalogueLists.ts'
import { conversationFields, isSession } from '../../../src/shared/reports/conversation.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { wall } from '../../../src/shared/time.ts'
import { definition } from '../../support/listRows.ts'

const seen = catalogue.reports.flatMap((report) => [
  report,
  ...listPaths(report).map((path) => definition(listReportOf(report, path))),
])
const talks = seen.filter(({ conversation }) => conversation !== undefined)

/** What a report of chatbot sessions looks like, without its name. */
const bot = definition(
  talks.find(({ conversation, lists }) => lists === undefined && conversation?.says.some(({ handsOn }) => handsOn)),
)
const mails = definition(talks.find(({ conversation }) => conversation?.attachments !== undefined))
const chat = definition(
  talks.find(({ key, conversation }) => key.includes('#') && conversation?.says.some(({ name }) => name)),
)

function rowsOf(report: ReportDefinition, rows: readonly Readonly<Record<string, string>>[]): readonly Turn[] {
  const fields = report.fields.map(({ name }) => name)
  return turnsOf(report, { fields, rows: rows.map((row) => fields.map((name) => row[name] ?? null)), offset: 0 })
}

describe('what a definition says of its talks', () => {
  test.each(talks)('$key names fields that it has, and a time for all of them', (report) => {
    const { conversation } = report
    if (conversation === undefined) return
    for (const name of conversationFields(conversation)) {
      expect(
        report.fields.map((field) => field.name),
        name,
      ).toContain(name)
    }
    for (const at of [conversation.at, ...conversation.says.flatMap((said) => said.at ?? [])]) {
      expect(fieldDefinitionOf(report, at)?.type).toBe('dateTime')
    }
    expect(conversation.says.length).toBeGreaterThan(0)
    for (const { by } of conversation.says) {
      if (typeof by === 'string') continue
      for (const { values } of by.flatMap(({ speakers }) => speakers)) {
        for (const value of values) expect(value).toBe(value.trim().toLowerCase())
      }
    }
    // A session is what people never count with: two of one telephone are two.
    if (conversation.session !== null) expect(fieldDefinitionOf(report, conversation.session)?.type).toBe('id')
  })

  test('every list of messages is a talk, and so are sessions and mails', () => {
    const written = seen.filter(
      ({ fields }) =>
        fields.some(({ name }) => name === 'from') && fields.some(({ name }) => /^(message|msg)$/.test(name)),
    )
    expect(written.length).toBeGreaterThan(1)
    for (const report of written) expect(report.conversation, report.key).toBeDefined()
    const withBodies = seen.filter(({ fields }) => fields.some(({ type }) => type === 'html'))
    expect(withBodies.length).toBeGreaterThan(2)
    for (const report of withBodies) expect(report.conversation, report.key).toBeDefined()
  })
})

describe('turns', () => {
  test('a row with a question and its answer is two, and one that hands on has no words', () => {
    const common = { session_id: 's1', date: '2026-11-25 10:00:00', customer_name: 'Simón Vélez' }
    const turns = rowsOf(bot, [
      { ...common, customer_query: 'Hola', routing_answer: '¿En qué le ayudo?' },
      { ...common, date: '2026-11-25 10:00:40', customer_query: 'Un asesor', routing_answer: 'transfer_skill' },
      { ...common, date: 'ayer', customer_query: '  ', routing_answer: '' },
    ])
    expect(turns.map(({ kind, speaker, text, row }) => [kind, speaker, text, row])).toEqual([
      ['said', 'customer', 'Hola', 0],
      ['said', 'bot', '¿En qué le ayudo?', 0],
      ['said', 'customer', 'Un asesor', 1],
      ['handed-on', 'bot', '', 1],
    ])
    expect(turns[0]?.name).toBe('Simón Vélez')
    expect(turns[1]?.name).toBeNull()
    expect(turns.every(({ session }) => session === 's1')).toBe(true)
  })

  test('who speaks is told by the fields, the bot by its name; a stranger speaks for the operation', () => {
    const at = { date: '2026-11-25 10:00:00', message: 'x' }
    const turns = rowsOf(chat, [
      { ...at, from: 'CUSTOMER', from_name: 'Simón' },
      { ...at, from: 'AGENT', from_name: 'chat bot' },
      { ...at, from: 'AGENT', from_name: 'Paola' },
      { ...at, from: 'SYSTEM', from_name: 'X' },
    ])
    expect(turns.map(({ speaker }) => speaker)).toEqual(['customer', 'bot', 'agent', 'agent'])
  })

  test('a mail is plain text: what it would run or load is not there', () => {
    const [turn] = rowsOf(mails, [
      {
        case_id: '7',
        date_creation: '2026-11-25 10:00:00',
        subject: 'Factura',
        body: '<style>p{}</style><p onclick="x()">Hola<br>señor</p><script>alert(1)</script><img src="https://x.example/a.png">',
        attachments: 'comprobante.pdf',
      },
    ])
    expect(turn).toMatchObject({ text: 'Hola\nseñor', subject: 'Factura', attachments: 'comprobante.pdf' })
  })

  test('no session is no session', () => {
    expect([null, '', ' ', '0'].map(isSession)).toEqual([false, false, false, false])
    expect(isSession('00')).toBe(true)
  })
})

function said(text: string, more: Partial<Turn> = {}): Turn {
  return {
    kind: 'said',
    speaker: 'customer',
    name: null,
    at: wall(1_000_000),
    text,
    subject: null,
    attachments: null,
    session: 'a',
    row: 0,
    ...more,
  }
}

describe('lines of a talk', () => {
  test('days, sessions and handovers stand between turns', () => {
    const lines = linesOfTalk([
      said('1'),
      said('2', { speaker: 'bot' }),
      said('', { kind: 'handed-on', speaker: 'bot' }),
      said('3', { speaker: 'agent', name: 'Ana' }),
      said('4', { speaker: 'agent', name: 'Luis', at: wall(1_090_000) }),
      said('5', { session: 'b', at: wall(1_090_000) }),
      said('6', { session: 'b', at: wall(1_090_000), speaker: 'agent', name: 'Ana' }),
    ])
    const kinds = lines.map((line) =>
      line.kind === 'turn' ? line.turn.text : line.kind === 'handover' ? `→${line.to ?? ''}` : line.kind,
    )
    // The bot handed on: that Ana answers then is no second handover. In another session nobody was on duty before.
    expect(kinds).toEqual(['session', 'day', '1', '2', '→', '3', 'day', '→Luis', '4', 'session', 'day', '5', '6'])
  })

  test('a talk of one session does not say so', () => {
    expect(linesOfTalk([said('1'), said('2')]).map(({ kind }) => kind)).toEqual(['day', 'turn', 'turn'])
    expect(linesOfTalk([said('1', { at: null })]).map(({ kind }) => kind)).toEqual(['turn'])
  })

  test('as text it has a line for each turn, with time and speaker', () => {
    const words = {
      speaker: ({ name, speaker }: Turn) => name ?? speaker,
      handedOn: (to: string | null) => `a ${to ?? 'otro'}`,
      day: () => 'día',
      session: (session: string) => `sesión ${session}`,
    }
    expect(talkText([said('Hola'), said('Sí', { speaker: 'bot' }), said('', { kind: 'handed-on' })], words)).toBe(
      '— día —\n[1970-01-12 13:46:40] customer: Hola\n[1970-01-12 13:46:40] bot: Sí\n— a otro —',
    )
  })

  test('is searched without case and accents, in words, subjects and names', () => {
    const turns = [said('Adiós'), said('b', { subject: 'ADIOS' }), said('c', { name: 'Adiosa' }), said('d')]
    expect(turnsWith(turns, ' adios ')).toEqual([0, 1, 2])
    expect(turnsWith(turns, '  ')).toEqual([])
  })
})
