import { AppError } from '../../../shared/errors.ts'
import type { Question } from '../../../shared/query.ts'
import type { TextRow } from '../../../shared/rows.ts'
import { request } from '../../api/bridge.ts'

/** Beside the grid's own result: rows that are put on paper do not change while they are read. */
const SLOT = 'paper'
const ROWS_AT_ONCE = 1_000

/** Rows of a question that follow one another. */
export interface FollowingRows {
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
  /** How many there are. */
  readonly total: number
}

/**
 * Reads rows of a question that follow one another, block by block, as the grid has them: long texts are cut.
 *
 * @param most how many of them, by how many fields they have
 * @param first the place of the first
 * @throws AppError as `result:open` and `result:rows`
 */
export async function readRows(
  question: Question,
  most: (fields: number) => number,
  first = 0,
): Promise<FollowingRows> {
  const view = { first: 0, last: 0, blockRows: 1, turn: 0 }
  const { resultId, fields, total } = await request('result:open', { slot: SLOT, question, view })
  try {
    const wanted = Math.max(0, Math.min(total - first, most(fields.length)))
    const rows: TextRow[] = []
    while (rows.length < wanted) {
      const limit = Math.min(ROWS_AT_ONCE, wanted - rows.length)
      const block = await request('result:rows', { resultId, offset: first + rows.length, limit })
      if (block.length === 0) throw new AppError('result-gone')
      rows.push(...block)
    }
    return { fields, rows, total }
  } finally {
    await request('result:close', { slot: SLOT }).catch(() => undefined)
  }
}
