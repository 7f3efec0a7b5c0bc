import { describe, expect, test } from 'vitest'
import { KnownDefinitions, ToldDefinitions } from '../../../src/core/store/threads/definitions.ts'
import { events, live, sums } from '../../support/reports.ts'
import { question } from '../../support/memoryStore.ts'
import { said } from '../../support/texts.ts'

/** An input through a thread's port, and what of it was told beside keys. */
function send(told: ToldDefinitions, known: KnownDefinitions, input: unknown) {
  const sent = told.pack(input)
  const packed = structuredClone(sent)
  told.remember(sent)
  return { got: known.unpack(packed), taught: (packed.taught ?? []).map(({ key }) => key), packed }
}

describe('a definition', () => {
  test('is told to a thread once: questions carry its key', () => {
    const [told, known] = [new ToldDefinitions(), new KnownDefinitions()]
    const first = { report: events, question: question(events) }
    const second = { report: events, question: question(events, { search: 'a' }) }
    expect(send(told, known, first)).toMatchObject({ got: first, taught: [events.key] })
    const again = send(told, known, second)
    expect(again).toMatchObject({ got: second, taught: [] })
    expect(again.packed).toEqual({ input: { ...second, report: null }, reportKey: events.key })
  })

  test('of a list of them is told where it was not', () => {
    const [told, known] = [new ToldDefinitions(), new KnownDefinitions()]
    send(told, known, { report: sums })
    const all = { reports: [events, sums, live], erasure: { connectionId: 1 } }
    expect(send(told, known, all)).toMatchObject({ got: all, taught: [events.key, live.key] })
    expect(send(told, known, all)).toMatchObject({ got: all, taught: [] })
    expect(send(told, known, { reports: [] }).got).toEqual({ reports: [] })
  })

  test('counts as told only once it was sent', () => {
    const [told, known] = [new ToldDefinitions(), new KnownDefinitions()]
    told.pack({ report: events })
    expect(send(told, known, { report: events })).toMatchObject({ got: { report: events }, taught: [events.key] })
  })

  test('that changed is told anew, also back to what it was', () => {
    const [told, known] = [new ToldDefinitions(), new KnownDefinitions()]
    const changed = { ...events, title: said('otro', 'another') }
    for (const report of [events, changed, changed, events]) {
      expect(send(told, known, { report }).got).toEqual({ report })
    }
  })

  test('is told anew to a thread that took the place of a lost one', () => {
    send(new ToldDefinitions(), new KnownDefinitions(), { report: events })
    expect(send(new ToldDefinitions(), new KnownDefinitions(), { report: events }).taught).toEqual([events.key])
  })

  test('that left the catalogue is but its key, and goes as it is', () => {
    const [told, known] = [new ToldDefinitions(), new KnownDefinitions()]
    const gone = { report: { key: events.key }, rowIds: [1] }
    expect(send(told, known, gone)).toMatchObject({ got: gone, taught: [] })
  })

  test.each([undefined, null, 7, 'text', { key: 'a' }, [1]])('has nothing to do with the input %j', (input) => {
    expect(send(new ToldDefinitions(), new KnownDefinitions(), input).got).toEqual(input)
  })
})
