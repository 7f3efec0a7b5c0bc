import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messageRuns, type DuplicateRules } from '../../../../src/shared/checks/duplicates.ts'

interface Message {
  readonly at: number
  readonly customer: number
  readonly text: number
}

function runsOf(rules: DuplicateRules, sent: readonly Message[]): readonly (readonly number[])[] {
  const { messages, starts } = messageRuns(rules, {
    count: sent.length,
    at: Float64Array.from(sent, ({ at }) => at),
    customer: Int32Array.from(sent, ({ customer }) => customer),
    text: Float64Array.from(sent, ({ text }) => text),
  })
  return [...starts].map((start, run) => [...messages.subarray(start, starts[run + 1] ?? messages.length)])
}

/** Message by message in order of time, each put behind the last of its kind. */
function model(
  { withinSeconds, text, least }: DuplicateRules,
  sent: readonly Message[],
): readonly (readonly number[])[] {
  const order = sent.map((_, place) => place).toSorted((a, b) => (sent[a]?.at ?? 0) - (sent[b]?.at ?? 0) || a - b)
  const runs: number[][] = []
  const last = new Map<string, number[]>()
  for (const place of order) {
    const each = sent[place]
    if (each === undefined) continue
    const key = text === 'same' ? `${each.customer}/${each.text}` : String(each.customer)
    const run = last.get(key)
    const before = sent[run?.at(-1) ?? -1]
    if (run !== undefined && before !== undefined && each.at - before.at <= withinSeconds) run.push(place)
    else {
      const begun = [place]
      last.set(key, begun)
      runs.push(begun)
    }
  }
  return runs.filter((run) => run.length >= least)
}

describe('messages that were sent again', () => {
  const message = fc.record({
    at: fc.integer({ min: 0, max: 200 }),
    customer: fc.integer({ min: 0, max: 3 }),
    text: fc.integer({ min: 0, max: 2 }),
  })
  const rules: fc.Arbitrary<DuplicateRules> = fc.record({
    withinSeconds: fc.integer({ min: 1, max: 60 }),
    text: fc.constantFrom('same', 'any'),
    least: fc.integer({ min: 2, max: 4 }),
  })

  test('are runs as a plain model finds them', () => {
    fc.assert(
      fc.property(rules, fc.array(message, { maxLength: 40 }), (asked, sent) => {
        expect(runsOf(asked, sent)).toEqual(model(asked, sent))
      }),
    )
  })

  test('the last second of the time is in, and a run goes on from each to the next', () => {
    const asked: DuplicateRules = { withinSeconds: 600, text: 'same', least: 2 }
    const sent = [0, 600, 1_200, 1_801].map((at) => ({ at, customer: 0, text: 0 }))
    expect(runsOf(asked, sent)).toEqual([[0, 1, 2]])
  })
})
