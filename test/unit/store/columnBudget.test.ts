import { expect, test } from 'vitest'
import { budgetWords, BudgetShare, type BudgetMember } from '../../../src/core/store/query/columns/columnBudget.ts'
import { ColumnCache } from '../../../src/core/store/query/columns/columnCache.ts'
import { fitsWish, SliceColumns } from '../../../src/core/store/query/columns/columns.ts'
import { sql } from '../../../src/core/store/sql/sql.ts'

const WISH = fitsWish(sql`TRUE`)
const MOST_BYTES = 100

/** Two threads' caches with one budget. */
function twoCaches(): Record<BudgetMember, ColumnCache> {
  const words = budgetWords()
  const of = (member: BudgetMember): ColumnCache => new ColumnCache(new BudgetShare(MOST_BYTES, words, member))
  return { grid: of('grid'), summary: of('summary') }
}

/** Asks for columns of a row set that take so many bytes. @returns whether they had to be read */
function ask(cache: ColumnCache, rowSet: string, bytes: number): boolean {
  return cache.use(rowSet, (kept) => {
    if (kept.get('slice') !== undefined) return false
    kept.set('slice', new SliceColumns(bytes, new Map([[WISH.id, { kind: 'fits', fits: new Uint8Array(bytes) }]])))
    return true
  })
}

test('what was asked for longest ago makes room, whichever thread keeps it', async () => {
  const { grid, summary } = twoCaches()
  ask(grid, 'oldest', 40)
  ask(summary, 'older', 40)
  ask(grid, 'newer', 10)
  ask(summary, 'newest', 40)
  await expect.poll(() => [grid.bytes, summary.bytes]).toEqual([10, 80])
  ask(grid, 'newest', 50)
  await expect.poll(() => [grid.bytes, summary.bytes]).toEqual([60, 40])
  expect(ask(summary, 'newest', 40)).toBe(false)
  expect(ask(summary, 'older', 40)).toBe(true)
})

test('what was asked for again counts as new', async () => {
  const { grid, summary } = twoCaches()
  ask(grid, 'again', 50)
  ask(summary, 'once', 40)
  ask(grid, 'again', 50)
  ask(grid, 'other', 40)
  await expect.poll(() => [grid.bytes, summary.bytes]).toEqual([90, 0])
})

test('what is too much alone does not stay', async () => {
  const { grid, summary } = twoCaches()
  ask(summary, 'small', 10)
  ask(grid, 'large', MOST_BYTES + 1)
  await expect.poll(() => [grid.bytes, summary.bytes]).toEqual([MOST_BYTES + 1, 0])
  ask(grid, 'next', 10)
  expect(grid.bytes).toBe(10)
})

test('half of the budget of all is left alone by what nobody asked for', () => {
  const { grid, summary } = twoCaches()
  ask(grid, 'rows', 30)
  expect(summary.room).toBe(MOST_BYTES / 2 - 30)
  grid.clear()
  expect(summary.room).toBe(MOST_BYTES / 2)
})

test('a thread in the place of one that died begins with nothing', () => {
  const words = budgetWords()
  ask(new ColumnCache(new BudgetShare(MOST_BYTES, words, 'grid')), 'rows', 90)
  expect(new BudgetShare(MOST_BYTES, words, 'summary').room).toBe(10)
  expect(new BudgetShare(MOST_BYTES, words, 'grid').room).toBe(MOST_BYTES)
})

test('columns that work goes on with stay until it ends, whoever asks meanwhile', () => {
  const { grid } = twoCaches()
  const rows = new Uint8Array(MOST_BYTES).fill(1)
  grid.use('outer', (kept) => {
    kept.set('slice', new SliceColumns(rows.length, new Map([[WISH.id, { kind: 'fits', fits: rows }]])))
    ask(grid, 'inner', MOST_BYTES)
    expect(kept.get('slice')?.fits(WISH)).toHaveLength(MOST_BYTES)
  })
  // What goes gives its memory back at once.
  expect(rows).toHaveLength(0)
  expect(grid.bytes).toBe(MOST_BYTES)
})
