import { beforeEach, describe, expect, test } from 'vitest'
import { lineKeys } from '../../../src/renderer/components/conversation/lineKeys.ts'
import { TalkReader, type AskTalk, type Talk } from '../../../src/renderer/components/conversation/talkReader.ts'
import { linesOfTalk, type Turn } from '../../../src/shared/conversations.ts'
import { AppError } from '../../../src/shared/errors.ts'
import { wall } from '../../../src/shared/time.ts'

function turnAt(row: number, text = `t${row}`): Turn {
  const said = { kind: 'said', speaker: 'customer', name: null, subject: null, attachments: null } as const
  return { ...said, at: wall(1_000 + row), text, session: 's', row }
}

/** A main process that knows talks by their names, each with so many rows. */
class MainProcess {
  readonly rowsOf = new Map<string, number>()
  /** Which talk a row of an answer belongs to. */
  talkOf = (_resultId: number, _place: number): string | null => 'long'
  /** Blocks that are asked for before rows are replaced. */
  goneAfter = Number.POSITIVE_INFINITY
  readonly asked: string[] = []
  #open: { readonly resultId: number; readonly talk: string } = { resultId: 0, talk: '' }

  readonly ask = (async (channel: string, input: Record<string, unknown>) => {
    this.asked.push(channel)
    await Promise.resolve()
    if (channel === 'result:close') return null
    const of = input['of'] as { readonly resultId: number; readonly place: number } | undefined
    if (channel === 'conversation:place') {
      return this.talkOf(of?.resultId ?? 0, of?.place ?? 0) === this.#open.talk ? (of?.place ?? null) : null
    }
    if (channel === 'conversation:open') {
      const talk = this.talkOf(of?.resultId ?? 0, of?.place ?? 0)
      if (talk === null) return null
      this.#open = { resultId: this.#open.resultId + 1, talk }
      return { ...this.#open, rows: this.rowsOf.get(talk) ?? 0, place: of?.place ?? null }
    }
    if (input['resultId'] !== this.#open.resultId || this.goneAfter-- === 0) throw new AppError('result-gone')
    const { offset, limit } = input as { offset: number; limit: number }
    const rows = this.rowsOf.get(this.#open.talk) ?? 0
    return Array.from({ length: Math.min(limit, rows - offset) }, (_each, place) => turnAt(offset + place))
  }) as unknown as AskTalk
}

describe('a talk', () => {
  const LONG = 5_401
  let main: MainProcess
  let reader: TalkReader
  let seen: (Talk | string)[]

  beforeEach(() => {
    main = new MainProcess()
    main.rowsOf.set('long', LONG).set('short', 3)
    reader = new TalkReader(main.ask, 'slot')
    seen = []
    reader.subscribe(() => seen.push(reader.state.kind === 'read' ? reader.state.talk : reader.state.kind))
  })

  function talk(): Talk {
    if (reader.state.kind !== 'read') throw new Error(`The talk is ${reader.state.kind}`)
    return reader.state.talk
  }

  test('of more than 5,000 rows is read to its end, and shown from its first block on', async () => {
    await reader.read({ resultId: 1, place: 4_000 }, null)
    expect(talk()).toMatchObject({ rows: LONG, rowsRead: LONG, place: 4_000 })
    expect(talk().turns.map(({ row }) => row)).toEqual(Array.from({ length: LONG }, (_each, row) => row))
    const steps = seen.filter((each) => typeof each !== 'string')
    expect(steps[0]?.rowsRead).toBe(200)
    // The row that was asked for is shown with its own block; all of it is laid out only now and then.
    expect(steps.map(({ rowsRead }) => rowsRead)).toContain(4_200)
    expect(steps.length).toBeLessThan(LONG / 200)
  })

  test('stays as it is until as much is read of it when its rows are asked for anew', async () => {
    await reader.read({ resultId: 1, place: 9 }, null)
    main.rowsOf.set('long', LONG + 250)
    seen.length = 0
    await reader.read({ resultId: 2, place: 9 }, null)
    expect(seen.every((each) => typeof each !== 'string' && each.rowsRead >= LONG)).toBe(true)
    expect(talk()).toMatchObject({ key: 'long', rowsRead: LONG + 250 })
    main.goneAfter = 3
    seen.length = 0
    await reader.read({ resultId: 3, place: 9 }, null)
    expect(seen.every((each) => typeof each !== 'string' && each.rowsRead >= LONG)).toBe(true)
    expect(talk().rowsRead).toBe(LONG + 250)
  })

  test('goes on being read where another row of it is looked at, and ends where one of another is', async () => {
    main.talkOf = (_resultId, place) => (place < 100 ? 'long' : place < 200 ? 'short' : null)
    const first = reader.read({ resultId: 1, place: 9 }, null)
    while (reader.state.kind !== 'read') await Promise.resolve()
    await reader.read({ resultId: 1, place: 10 }, null)
    await first
    expect(talk()).toMatchObject({ rowsRead: LONG, place: 10 })
    expect(main.asked.filter((channel) => channel === 'conversation:open')).toHaveLength(1)
    seen.length = 0
    await reader.read({ resultId: 1, place: 100 }, null)
    expect(seen[0]).toBe('reading')
    expect(talk()).toMatchObject({ key: 'short', rowsRead: 3 })
    // The next answer's row is one of another talk.
    seen.length = 0
    await reader.read({ resultId: 2, place: 9 }, null)
    expect(seen[0]).toBe('reading')
    await reader.read({ resultId: 2, place: 200 }, null)
    expect(reader.state).toEqual({ kind: 'alone' })
  })
})

test('lines keep their keys when others come before, between and after them', () => {
  const before = linesOfTalk([turnAt(0), turnAt(1, 'ok'), turnAt(1, 'ok')])
  const now = linesOfTalk([turnAt(-5), turnAt(0), turnAt(0, 'new'), turnAt(1, 'ok'), turnAt(1, 'ok'), turnAt(2)])
  const keys = lineKeys(now)
  expect(new Set(keys).size).toBe(now.length)
  expect(keys).toEqual(expect.arrayContaining([...lineKeys(before)]))
})
