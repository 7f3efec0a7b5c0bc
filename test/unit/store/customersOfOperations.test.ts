import { describe, expect, test } from 'vitest'
import { findListed } from '../../../src/core/store/customers/listed.ts'
import { maskedFacts } from '../../../src/core/store/customers/maskedStory.ts'
import { findStory, storyPlace } from '../../../src/core/store/customers/story.ts'
import { findCustomer, forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import { setPreference, getPreference } from '../../../src/core/store/tables/preferences.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { bodyOf, openMemoryStore, scope, storeBody } from '../../support/memoryStore.ts'
import { everyType } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

// Customers where operations read telephones as those of different countries, and rows of different kinds.

const DAY = '2025-03-10'
const WISH = { connectionId: null, range: null, withMentions: false } as const
const nothing = (): void => undefined

/** Colombia's operation, and one in Mexico where the same digits are another's telephone. */
function twoCountries() {
  const database = openMemoryStore([everyType])
  database
    .prepare(`INSERT INTO connections (id, name, server, base_url, time_zone, country) VALUES (2, ?, ?, ?, ?, 'MX')`)
    .run('méxico', '0001', 'http://127.0.0.1', 'America/Mexico_City')
  const row = (telephone: string, second: number) => ({ date: `${DAY} 10:00:0${second}`, telephone })
  storeBody(database, everyType, bodyOf([row('3001234567', 1)]), span(DAY))
  const rows = [row('+57 300 123 4567', 2), row('3001234567', 3), row('5215512345678', 4)]
  storeBody(database, everyType, bodyOf(rows), span(DAY), { scope: { ...scope(everyType), connectionId: 2 } })
  return database
}

describe('a customer of operations in two countries', () => {
  const reports = [everyType]

  test.each([
    ['+57 300 123 4567', 2, ['+573001234567']],
    ['+52 300 123 4567', 1, ['+523001234567']],
    // Each operation reads it as its own.
    ['3001234567', 2, ['+523001234567', '+573001234567']],
    ['55 1234 5678', 1, ['+525512345678']],
    ['+52 1 55 1234 5678', 1, ['+525512345678']],
  ])('%s is found in %i rows', (customer, total, telephones) => {
    const database = twoCountries()
    const story = findStory(database, reports, { ...WISH, customer }, nothing)
    expect([story.total, story.telephones]).toEqual([total, telephones])
    const [listed] = findListed(storyPlace(database, reports, WISH), [customer], nothing)
    expect([listed?.total, listed?.telephones]).toEqual([total, telephones])
    const erased = findCustomer(database, reports, { customer, connectionId: null }, nothing)
    expect(erased.flatMap(({ named }) => named)).toHaveLength(total)
    // By the rows themselves as by their keys.
    database.exec('DELETE FROM customer_keys; DELETE FROM keyed_slices')
    expect(findStory(database, reports, { ...WISH, customer }, nothing).total).toBe(total)
  })

  test('has one stand-in, whichever operations are looked through', () => {
    const database = twoCountries()
    const standIns = (customer: string, connectionId: number | null): readonly string[] => {
      const story = findStory(database, reports, { ...WISH, connectionId, customer }, nothing)
      return maskedFacts(database, story, 'pseudonym', connectionId).telephones
    }
    const [one] = standIns('+57 300 123 4567', null)
    expect(one).toMatch(/^C-/)
    expect(standIns('3001234567', 1)).toEqual([one])
    expect(standIns('+57 3001234567', 2)).toEqual([one])
    expect(standIns('3001234567', 2)).not.toEqual([one])
  })

  test('is forgotten in what was typed, as any operation reads it', () => {
    const database = twoCountries()
    setPreference(database, 'draft/x', JSON.stringify({ text: '5215512345678' }))
    forgetParameters(database, { customer: '55 1234 5678', connectionId: null })
    expect(getPreference(database, 'draft/x')).not.toContain('5512345678')
  })
})

test('what a row is in a customer’s life may be said by a field of it', () => {
  const report = catalogue.reports.find(({ eventKindBy }) => eventKindBy !== undefined)
  if (report?.eventKindBy === undefined || report.dateField === null) throw new Error('no such report')
  const telephone = report.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const database = openMemoryStore([report])
  const rows = ['voice', 'chat-web', ' Chat-Whatsapp ', 'nobody knows', ''].map((channel, second) => ({
    [report.dateField ?? '']: `${DAY} 10:00:0${second}`,
    [telephone]: '3001234567',
    [report.eventKindBy?.field ?? '']: channel,
  }))
  storeBody(database, report, bodyOf(rows), span(DAY))
  const story = findStory(database, [report], { ...WISH, customer: '3001234567' }, nothing)
  const usual = report.eventKind ?? 'other'
  expect(story.items.map(({ kind }) => kind).toReversed()).toEqual(['call', 'chat', 'chat', usual, usual])
  const [listed] = findListed(storyPlace(database, [report], WISH), ['3001234567'], nothing)
  expect(listed?.kinds).toEqual({ call: 1, chat: 4 })
})
