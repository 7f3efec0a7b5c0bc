import { describe, expect, test } from 'vitest'
import { believableRows } from '../../../src/core/sample/rhythm.ts'
import { SampleData } from '../../../src/core/sample/sampleData.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { SECONDS_PER_DAY, wall } from '../../../src/shared/time.ts'
import { numberOf } from '../../../src/shared/values.ts'
import { usualParameters } from '../../support/sampleParameters.ts'
import { span } from '../../support/times.ts'
import type { Row } from './countingTerms.ts'

// What `docs/sample.md` promises that a demo finds, found as a demo would: in the rows of reports alone.

const SEED = 20_250_201
const data = new SampleData({
  seed: SEED,
  isOneHistory: true,
  rowsPerDay: (report, day) => believableRows(report, day, SEED),
})

function rowsOf(id: string, from: string, to = from): Row[] {
  const report = catalogue.find(id)
  return [...data.select(report, span(from, to), usualParameters(report)).rows()]
}

function campaignRows(id: string, day: string, campaign: string): Row[] {
  return [...data.select(catalogue.find(id), span(day), { campaign_id: campaign }).rows()]
}

function countBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return counts
}

const dayOf = (row: Row): string => String(row['date']).slice(0, 10)

function daysOf(from: string, to: string): string[] {
  const { from: first, to: last } = span(from, to)
  const days: string[] = []
  for (let day = first; day <= last; day = wall(day + SECONDS_PER_DAY)) {
    days.push(new Date(day * 1_000).toISOString().slice(0, 10))
  }
  return days
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const average = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** The telephone that `docs/sample.md` names. */
const EVERYWHERE = '573065557072'

const HANDED_ON = 'transfer_skill'

/** What is said in a conversation of a report that lists it within its rows. */
function itemsOf(row: Row): readonly Row[] {
  return row['conversation'] as readonly Row[]
}

function isTheirTurn(turn: Row): boolean {
  return turn['customer_phone'] === EVERYWHERE
}

const MONTHS = ['2026-04', '2026-09', '2026-11'] as const
const LAST_DAYS: Readonly<Record<string, string>> = { '2026-04': '30', '2026-09': '30', '2026-11': '30' }

/** Public holidays on weekdays, as the Colombian calendar has them. */
const HOLIDAYS = [
  '2026-04-02',
  '2026-04-03',
  '2026-11-02',
  '2026-11-16',
  '2026-07-13',
  '2026-05-18',
  '2026-12-08',
  '2025-06-30',
]

function abandonment(day: string): Map<string, { readonly offered: number; readonly share: number }> {
  const details = rowsOf('skills_detail', day)
  const offered = countBy(details, (row) => String(row['skill_id']))
  const lost = countBy(
    details.filter((row) => row['skill_result'] === 'ABANDON'),
    (row) => String(row['skill_id']),
  )
  return new Map(
    [...offered].map(([skill, count]) => [skill, { offered: count, share: (lost.get(skill) ?? 0) / count }]),
  )
}

describe('a demo finds', () => {
  test('a peak in the morning and one in the afternoon, lunch between them', () => {
    const calls = rowsOf('cdr_1', '2026-11-23', '2026-11-27')
    const hours = countBy(calls, (row) => String(row['date']).slice(11, 13))
    const at = (hour: string): number => hours.get(hour) ?? 0
    const morning = Math.max(at('09'), at('10'), at('11'))
    const afternoon = Math.max(at('14'), at('15'), at('16'))
    expect(at('13')).toBeLessThan(0.85 * morning)
    expect(at('13')).toBeLessThan(0.9 * afternoon)
    expect(at('03')).toBeGreaterThan(0)
    expect(at('03')).toBeLessThan(0.2 * morning)
  })

  test('Mondays busier than other days, and Sundays and holidays quiet', () => {
    const days = daysOf('2026-09-01', '2026-09-30')
    const counts = countBy(rowsOf('cdr_1', '2026-09-01', '2026-09-30'), dayOf)
    const mean = (wanted: (weekday: number) => boolean): number =>
      average(days.filter((day) => wanted(weekdayOf(day))).map((day) => counts.get(day) ?? 0))
    const usual = mean((weekday) => weekday >= 2 && weekday <= 5)
    expect(mean((weekday) => weekday === 1)).toBeGreaterThan(1.04 * usual)
    expect(mean((weekday) => weekday === 0)).toBeLessThan(0.5 * usual)
    for (const holiday of HOLIDAYS) expect(rowsOf('cdr_1', holiday).length, holiday).toBeLessThan(0.5 * usual)
  })

  test.each(MONTHS)('one day of %s on which callers of billing hang up, since its agents are missing', (month) => {
    const days = daysOf(`${month}-01`, `${month}-${LAST_DAYS[month] ?? '28'}`)
    const workdays = days.filter((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5 && !HOLIDAYS.includes(day))
    const shares = workdays.map((day) => ({ day, share: abandonment(day).get('603')?.share ?? 0 }))
    const [worst, next] = shares.toSorted((a, b) => b.share - a.share)
    const usual = average(shares.map(({ share }) => share))
    expect(worst?.share).toBeGreaterThan(2.2 * usual)
    expect(worst?.share).toBeGreaterThan(1.4 * (next?.share ?? 1))
    const crew = (day: string): number => new Set(rowsOf('agent_7', day).map((row) => row['agent_id'])).size
    expect(crew(worst?.day ?? '')).toBeLessThan(average(workdays.slice(0, 5).map(crew)) - 2)
  })

  test('a campaign that reaches nobody in the week of the second Monday, because its numbers do not exist', () => {
    const contacts = (from: string, to: string): { readonly reached: number; readonly failed: number } => {
      const rows = rowsOf('campaign_3', from, to).filter((row) => row['campaign_id'] === '20752')
      const share = (result: string): number => rows.filter((row) => row['result'] === result).length / rows.length
      expect(rows.length).toBeGreaterThan(500)
      return { reached: share('answer'), failed: share('failed') }
    }
    const before = contacts('2026-11-03', '2026-11-07')
    const bad = contacts('2026-11-09', '2026-11-14')
    expect(before.reached).toBeGreaterThan(0.18)
    expect(bad.reached).toBeLessThan(0.06)
    expect(bad.failed).toBeGreaterThan(0.6)
    expect(contacts('2026-11-17', '2026-11-21').reached).toBeGreaterThan(0.18)
  })

  test('an agent whose calls last twice as long as those of others', () => {
    const times = rowsOf('agent_1', '2026-11-03', '2026-11-20').map((row) => ({
      agent: row['agent_id'],
      calls: Number(row['calls']),
      seconds: numberOf('duration', String(row['aht'])) ?? 0,
    }))
    const [slowest, ...others] = times.filter(({ calls }) => calls > 100).toSorted((a, b) => b.seconds - a.seconds)
    expect(slowest?.agent).toBe('4110')
    expect(slowest?.seconds).toBeGreaterThan(1.7 * (others[0]?.seconds ?? Infinity))
  })

  test('customers who call again after nobody answered, and a few who call all the time', () => {
    const calls = rowsOf('skills_detail', '2026-11-23', '2026-11-27').filter((row) => row['type_call'] === 'inbound')
    const lost = calls.filter((row) => row['skill_result'] === 'ABANDON')
    const later = (row: Row): boolean =>
      calls.some((other) => {
        const isSame = other['ani'] === row['ani'] && dayOf(other) === dayOf(row)
        return isSame && String(other['date']) > String(row['date'])
      })
    expect(lost.filter(later).length / lost.length).toBeGreaterThan(0.2)
    const byNumber = [...countBy(calls, (row) => String(row['ani'])).values()]
    expect(byNumber.filter((count) => count >= 4).length).toBeGreaterThan(3)
  })

  test('a customer who calls, chats, writes mails and gets messages', () => {
    const isTheirs =
      (name: string) =>
      (row: Row): boolean =>
        row[name] === EVERYWHERE
    for (const day of ['2026-11-23', '2026-11-25', '2026-11-27']) {
      expect(rowsOf('diagram_1', day).some(isTheirs('ani')), day).toBe(true)
    }
    expect(rowsOf('cdr_3', '2026-11-24').some(isTheirs('telephone'))).toBe(true)
    const chat = rowsOf('chat_1', '2026-11-25').find(isTheirs('customer_phone'))
    const mail = String(chat?.['customer_name'])
    const cases = rowsOf('chat_4', '2026-11-25')
    expect(cases.some((row) => String(row['body']).includes(`<strong>${mail}</strong>`))).toBe(true)
  })

  test('the same customer in two sessions of a day, with a campaign, in a survey and in a mail of a Sunday', () => {
    const turns = rowsOf('diagram_9', '2026-11-25').filter((row) => row['customer_phone'] === EVERYWHERE)
    const sessions = Map.groupBy(turns, (row) => row['session_id'])
    expect(sessions.size).toBe(2)
    const handedOn = [...sessions.values()].filter((rows) => rows.some((row) => row['routing_answer'] === HANDED_ON))
    expect(handedOn.length).toBe(1)
    const talks = rowsOf('chat_2', '2026-11-25').filter((row) => itemsOf(row).some(isTheirTurn))
    expect(talks.length).toBe(1)
    expect(new Set(talks.flatMap(itemsOf).map(({ from }) => from))).toEqual(new Set(['CUSTOMER', 'AGENT']))
    expect(rowsOf('campaign_3', '2026-11-26').some((row) => row['telephone'] === EVERYWHERE)).toBe(true)
    const month = ['2026-11-01', '2026-11-30'] as const
    expect(rowsOf('diagram_4', ...month).some((row) => row['ani'] === EVERYWHERE)).toBe(true)
    const theirMail = rowsOf('chat_1', '2026-11-25').find((row) => row['customer_phone'] === EVERYWHERE)
    const address = turns.map((row) => row['customer_email']).find((each) => each !== '')
    expect(theirMail?.['customer_name']).toBe(turns[0]?.['customer_name'])
    const onSundays = rowsOf('chat_12', '2026-11-22').filter((row) => row['to'] === address)
    expect(onSundays.length).toBe(1)
  })

  test('an SMS that went out again within minutes, and seven to one telephone in three', () => {
    const sent = rowsOf('cdr_3', '2026-11-24').filter((row) => row['channel'] === 'SMS')
    const theirs = sent.filter((row) => row['telephone'] === EVERYWHERE && String(row['message']).includes('su cita'))
    expect(theirs.map((row) => String(row['date']).slice(11, 16))).toEqual(['11:05', '11:09'])
    const atThree = sent.filter((row) => /15:0[0-2]/.test(String(row['date'])) && row['message'] !== '')
    expect(Math.max(...countBy(atThree, (row) => String(row['telephone'])).values())).toBe(7)
  })

  test('messages late on Thursdays, and on Fridays a notice whose accents make it two parts', () => {
    const late = rowsOf('cdr_3', '2026-11-26').filter((row) => String(row['date']).slice(11) > '20:30:00')
    expect(late.length).toBe(24)
    expect(late.some((row) => row['telephone'] === EVERYWHERE)).toBe(true)
    const notices = rowsOf('cdr_3', '2026-11-27').filter((row) => String(row['message']).includes('factura venció'))
    expect(notices.length).toBe(40)
    const [text = ''] = notices.map((row) => String(row['message']))
    // 70 characters fit into one part with í, ó or ú in it, 160 without.
    expect(text).toMatch(/[íóú]/)
    expect(text.length).toBeGreaterThan(70)
    expect(text.length).toBeLessThanOrEqual(160)
  })

  test('reminders that went out twice on the first working day from the 5th', () => {
    const repeated = (day: string): number => {
      const seen = countBy(rowsOf('cdr_3', day), (row) => `${String(row['telephone'])} ${String(row['message'])}`)
      return [...seen.values()].filter((count) => count > 1).length
    }
    expect(repeated('2026-11-05')).toBeGreaterThanOrEqual(60)
    expect(repeated('2026-11-06')).toBeLessThan(8)
    const [first, second] = rowsOf('cdr_3', '2026-11-05').filter(
      (row, _place, all) =>
        all.filter((other) => other['telephone'] === row['telephone'] && other['message'] === row['message']).length >
          1 && String(row['date']) > '2026-11-05 09',
    )
    expect([first, second].every((row) => row?.['channel'] === 'SMS')).toBe(true)
  })

  test('a campaign that dialled on a Sunday, once a month', () => {
    const dialled = (day: string): Row[] => rowsOf('campaign_3', day)
    expect(new Set(dialled('2026-11-01').map((row) => row['campaign_id']))).toEqual(new Set(['20803']))
    expect(dialled('2026-11-01').length).toBeGreaterThan(30)
    for (const day of ['2026-11-08', '2026-11-15', '2026-11-22']) expect(dialled(day)).toEqual([])
    // Messages go out on every Sunday.
    expect(rowsOf('cdr_3', '2026-11-08').length).toBeGreaterThan(20)
  })

  test('numbers that no person has ever answered, dialled every working day', () => {
    const rows = rowsOf('campaign_3', '2026-11-17', '2026-11-28').filter((row) => row['campaign_id'] === '20803')
    const byNumber = new Map<unknown, unknown[]>()
    for (const row of rows) {
      byNumber.set(row['telephone'], [...(byNumber.get(row['telephone']) ?? []), row['result']])
    }
    const deaf = [...byNumber.values()].filter(
      (results) =>
        results.length >= 9 && results.every((result) => result === 'no-answer' || result === 'answer-machine'),
    )
    expect(deaf.length).toBe(25)
    // By day, as the report of what dialling met has them: never answered, and on every day.
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
    const met = days.map((day) => campaignRows('campaign_8', day, '20803').map((row) => row['telephone']))
    const always = new Set(met.reduce((sum, each) => sum.filter((telephone) => each.includes(telephone))))
    const names = [...byNumber].filter(([, results]) => results.length >= 9).map(([telephone]) => telephone)
    expect(names.filter((telephone) => always.has(telephone)).length).toBeGreaterThanOrEqual(25)
  })
})
