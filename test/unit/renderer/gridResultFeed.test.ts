import { NO_NOTES } from '../../../src/shared/answerNotes.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  BLOCK_ROWS,
  ResultFeed,
  Superseded,
  type Ask,
  type FirstRows,
} from '../../../src/renderer/features/grid/resultFeed.ts'
import { AppError } from '../../../src/shared/errors.ts'
import type { InputOf, OutputOf } from '../../../src/shared/ipc/contract.ts'
import type { Question } from '../../../src/shared/query.ts'
import type { RowBlock, TextRow } from '../../../src/shared/rows.ts'

/** So many rows of a result can be seen at once. */
const IN_SIGHT = 30

function question(search: string): Question {
  return { connectionId: 1, reportKey: 'a/b', parameters: {}, range: null, filters: [], search, sort: [] }
}

/** A main process with one slot, whose rows are their places and the search text. */
class MainProcess {
  total = 1_000
  resultId = 0
  #search = ''
  readonly asked: string[] = []
  /** Errors that the next requests of a channel meet. */
  readonly errors: { channel: string; error: AppError }[] = []
  unfilteredTotal = 1_000
  /** Holds answers back until it is called. */
  gate: (() => void) | undefined
  /** The number under which the last question was asked. */
  turn = 0
  /** The places that it was to bring. */
  view: unknown
  #held: Promise<void> | undefined

  hold(): void {
    this.#held = new Promise((resolve) => {
      this.gate = () => {
        this.#held = undefined
        resolve()
      }
    })
  }

  readonly ask = (async (channel: string, input: Record<string, unknown>) => {
    this.asked.push(channel === 'result:rows' ? `rows ${String(input['offset'])}` : channel)
    if (channel === 'result:open') {
      const { turn, ...view } = (input as InputOf<'result:open'>).view
      this.turn = turn
      this.view = view
    }
    await this.#held
    const failing = this.errors.findIndex((each) => each.channel === channel)
    if (failing !== -1) throw this.errors.splice(failing, 1)[0]?.error
    if (channel === 'result:open') {
      this.resultId++
      this.#search = (input['question'] as Question).search
      const { first, last, blockRows } = (input as InputOf<'result:open'>).view
      const end = Math.min(last, this.total - 1)
      const blocks: RowBlock[] = []
      for (let offset = Math.floor(Math.min(first, end) / blockRows) * blockRows; offset <= end; offset += blockRows) {
        blocks.push({ offset, rows: this.#block(offset, blockRows) })
      }
      const { resultId, total, unfilteredTotal } = this
      return {
        resultId,
        total,
        unfilteredTotal,
        notes: NO_NOTES,
        fields: ['f'],
        blocks,
      } satisfies OutputOf<'result:open'>
    }
    if (input['resultId'] !== this.resultId) throw new AppError('result-gone')
    if (channel === 'result:row') return [`whole ${String(input['place'])}`]
    const { offset, limit } = input as { offset: number; limit: number }
    return this.#block(offset, limit)
  }) as unknown as Ask

  #block(offset: number, limit: number): TextRow[] {
    const rows: TextRow[] = []
    for (let place = offset; place < Math.min(offset + limit, this.total); place++) rows.push([this.#search + place])
    return rows
  }
}

describe('ResultFeed', () => {
  let desk: MainProcess
  let feed: ResultFeed

  beforeEach(() => {
    vi.useFakeTimers()
    desk = new MainProcess()
    feed = new ResultFeed(desk.ask, 'slot', () => IN_SIGHT)
  })
  afterEach(() => {
    feed.close()
    vi.useRealTimers()
  })

  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('shows a result together with its first rows, for one request', async () => {
    feed.ask(question('a'))
    expect(feed.state).toMatchObject({ isBusy: true, shown: null })
    await settle()
    expect(feed.state).toMatchObject({ isBusy: false, error: null, shown: { version: 1, isRefreshed: false } })
    expect((await feed.rows(0, BLOCK_ROWS))[0]).toEqual(['a0'])
    expect(feed.sample[1]).toEqual(['a1'])
    expect(desk.asked).toEqual(['result:open'])
    expect((await feed.rows(400, BLOCK_ROWS))[3]).toEqual(['a403'])
    expect(await feed.row(7)).toEqual(['whole 7'])
  })

  it('asks for first rows of no more than can be seen', async () => {
    feed.ask(question('a'))
    await settle()
    expect(desk.view).toEqual({ first: 0, last: IN_SIGHT - 1, blockRows: BLOCK_ROWS })
  })

  it('brings as many rows as are asked for, whatever came along with the result', async () => {
    feed.ask(question('a'))
    await settle()
    expect(await feed.rows(0, desk.total)).toEqual(Array.from({ length: desk.total }, (_, place) => [`a${place}`]))
    // A result that is shorter than a block came whole.
    desk.total = 7
    feed.ask(question('b'))
    await settle()
    desk.asked.length = 0
    expect(await feed.rows(0, BLOCK_ROWS)).toHaveLength(7)
    expect(desk.asked).toEqual([])
  })

  it('shows the newest of several questions only, and keeps the last one until then', async () => {
    feed.ask(question('a'))
    await settle()
    desk.hold()
    feed.ask(question('b'))
    feed.ask(question('c'))
    expect(feed.state).toMatchObject({ isBusy: true, shown: { question: { search: 'a' } } })
    // What is done to the rows meanwhile is done while the newest is on its way.
    expect(feed.question).toMatchObject({ search: 'c' })
    desk.gate?.()
    await settle()
    expect(feed.state).toMatchObject({ isBusy: false, shown: { question: { search: 'c' }, version: 2 } })
  })

  describe('of a question that takes long', () => {
    const rows: readonly TextRow[] = [['b0'], ['b1']]
    const firstRows = (turn: number): FirstRows => {
      return { kind: 'first-rows', slot: 'slot', turn, fields: ['f'], rows, unfilteredTotal: null }
    }

    it('shows the first rows before all of them are known, which then stay in their place', async () => {
      feed.ask(question('a'))
      await settle()
      desk.hold()
      feed.ask(question('b'))
      feed.showFirst(firstRows(desk.turn))
      const opened = { resultId: null, total: 2, unfilteredTotal: null }
      expect(feed.state).toMatchObject({ isBusy: true, shown: { version: 2, isRefreshed: false, opened } })
      expect(await feed.rows(0, BLOCK_ROWS)).toEqual(rows)
      expect(feed.firstRows).toEqual(rows)
      await expect(feed.row(1)).rejects.toThrow(Superseded)
      desk.gate?.()
      await settle()
      expect(feed.state).toMatchObject({
        isBusy: false,
        shown: { version: 3, isRefreshed: true, opened: { resultId: 2, total: 1_000 } },
      })
      expect(await feed.row(1)).toEqual(['whole 1'])
    })

    it('takes no notice of those of an older question, of an answered one, or of one that is asked again', async () => {
      desk.hold()
      feed.ask(question('a'))
      const older = desk.turn
      feed.ask(question('b'))
      feed.showFirst(firstRows(older))
      feed.showFirst({ ...firstRows(desk.turn), slot: 'other' })
      expect(feed.state.shown).toBeNull()
      desk.gate?.()
      await settle()
      const { shown } = feed.state
      feed.showFirst(firstRows(desk.turn))
      expect(feed.state.shown).toBe(shown)
      desk.hold()
      feed.refreshSoon()
      await vi.advanceTimersByTimeAsync(1_000)
      feed.showFirst(firstRows(desk.turn))
      expect(feed.state).toMatchObject({ isBusy: true, shown: { version: 1 } })
    })
  })

  it('takes no notice that a question which was replaced was stopped', async () => {
    desk.hold()
    feed.ask(question('a'))
    desk.errors.push({ channel: 'result:open', error: new AppError('cancelled') })
    feed.ask(question('b'))
    desk.gate?.()
    await settle()
    expect(feed.state).toMatchObject({ isBusy: false, error: null, shown: { question: { search: 'b' } } })
  })

  it('says why a question could not be answered, and tries again', async () => {
    desk.errors.push({ channel: 'result:open', error: new AppError('disk-full', { file: 'x' }) })
    feed.ask(question('a'))
    await settle()
    expect(feed.state).toMatchObject({ isBusy: false, shown: null, error: { code: 'disk-full' } })
    feed.retry()
    await settle()
    expect(feed.state).toMatchObject({ error: null, shown: { question: { search: 'a' } } })
  })

  it('asks again where rows vanished, with the rows that are looked at', async () => {
    feed.watch(() => ({ first: 450, last: 610 }))
    feed.ask(question('a'))
    await settle()
    desk.resultId = 99
    desk.total = 600
    desk.asked.length = 0
    await expect(feed.rows(400, BLOCK_ROWS)).rejects.toThrow(Superseded)
    await settle()
    expect(desk.asked).toEqual(['rows 400', 'result:open'])
    expect(feed.state.shown).toMatchObject({ version: 2, isRefreshed: true, opened: { total: 600 } })
    expect(await feed.preview(401)).toEqual(['a401'])
  })

  it('gives up where rows vanish again and again', async () => {
    feed.ask(question('a'))
    await settle()
    for (let attempt = 0; attempt < 30; attempt++) {
      desk.resultId += 50
      await expect(feed.rows(200, BLOCK_ROWS)).rejects.toThrow(Superseded)
      await vi.advanceTimersByTimeAsync(1_000)
      if (feed.state.error !== null) break
    }
    expect(feed.state.error).toMatchObject({ code: 'result-gone' })
    feed.retry()
    await settle()
    expect(feed.state.error).toBeNull()
  })

  it('goes on where a result vanishes while it is being opened', async () => {
    desk.errors.push({ channel: 'result:rows', error: new AppError('result-gone') })
    feed.ask(question('a'))
    await settle()
    expect(feed.state).toMatchObject({ error: null, shown: { question: { search: 'a' } } })
  })

  it('refreshes at most once a second however often rows are stored', async () => {
    feed.ask(question('a'))
    await settle()
    desk.asked.length = 0
    for (let tenth = 0; tenth < 35; tenth++) {
      feed.refreshSoon()
      await vi.advanceTimersByTimeAsync(100)
    }
    await vi.advanceTimersByTimeAsync(2_000)
    expect(desk.asked.filter((channel) => channel === 'result:open')).toHaveLength(4)
    expect(feed.state.shown).toMatchObject({ isRefreshed: true })
  })

  it('says that what was just stored is not seen yet, and looks sooner where there was nothing', async () => {
    desk.total = 0
    desk.unfilteredTotal = 0
    feed.ask(question('a'))
    await settle()
    expect(feed.state.isDue).toBe(false)
    desk.total = 3
    desk.unfilteredTotal = 3
    feed.refreshSoon()
    expect(feed.state).toMatchObject({ isDue: true, shown: { opened: { unfilteredTotal: 0 } } })
    await vi.advanceTimersByTimeAsync(250)
    expect(feed.state).toMatchObject({ isDue: false, isBusy: false, shown: { opened: { unfilteredTotal: 3 } } })
  })

  it('does not take another question for a refresh', async () => {
    feed.ask(question('a'))
    await settle()
    feed.refreshSoon()
    feed.ask(question('b'))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(feed.state.shown).toMatchObject({ question: { search: 'b' }, isRefreshed: false, version: 2 })
  })

  it('asks for no rows where there are none', async () => {
    desk.total = 0
    feed.ask(question('a'))
    await settle()
    expect(desk.asked).toEqual(['result:open'])
    expect(feed.state.shown?.opened.total).toBe(0)
  })

  it('keeps a row of an older result to itself', async () => {
    feed.ask(question('a'))
    await settle()
    await expect(feed.rowOf(0, 3)).rejects.toThrow(Superseded)
    expect(await feed.rowOf(1, 3)).toEqual(['whole 3'])
  })
})
