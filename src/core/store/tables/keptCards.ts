import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { holdingsOf } from '../query/holdings.ts'
import type { CardSources, KeptCard } from '../records/keptCards.ts'
import { slicesOf } from './slices.ts'

// What cards of the home page came to last: one answer for each view and language, so that the page shows numbers at
// once, and works out again only those whose rows have changed. They may tell of customers: with any erasure all go.

/** A longer answer is worked out each time: characters of its JSON. */
const LONGEST_ANSWER = 256 * 1024
/** Beyond so many, those go that were worked out longest ago. */
const MOST_ANSWERS = 200

/**
 * What rows are known to be the same by: whatever brings, moves or erases rows writes the record of their slice. Rows
 * of other reports count by how many there are and when they were last fetched.
 */
export function sourceMark(database: ReadableDatabase, { scope, hasOthers }: CardSources): string {
  const slices = slicesOf(database, scope).map(({ id, range, state, fetchedAtMs, rows, warnings }) => {
    return [id, range.from, range.to, state, fetchedAtMs, rows, warnings]
  })
  return JSON.stringify([slices, hasOthers ? holdingsOf(database, scope.connectionId) : null])
}

interface KeptRow {
  view_id: number
  language: string
  question: string
  facts: string
  answered_at_ms: number
  answer: string
}

/** What a view's card came to last; undefined where that is not kept. */
export function findKeptCard(database: ReadableDatabase, viewId: number, language: string): KeptCard | undefined {
  const row = database.prepare('SELECT * FROM kept_cards WHERE view_id = ? AND language = ?').get(viewId, language) as
    KeptRow | undefined
  if (row === undefined) return undefined
  const { question, facts, answered_at_ms: answeredAtMs, answer } = row
  return { viewId, language, question, facts, answeredAtMs, answer }
}

/**
 * Keeps what a card came to, in the place of what was kept of it: unless rows that it is of have come or gone since,
 * perhaps by an erasure, or it is too long. Views that are gone keep nothing.
 *
 * @param mark what {@link sourceMark} was before it was worked out
 * @returns whether it is kept
 */
export function putKeptCard(database: WritableDatabase, card: KeptCard, sources: CardSources, mark: string): boolean {
  const put = (): boolean => {
    database
      .prepare('DELETE FROM kept_cards WHERE view_id = :viewId AND language = :language')
      .run({ viewId: card.viewId, language: card.language })
    if (card.answer.length > LONGEST_ANSWER || sourceMark(database, sources) !== mark) return false
    const { changes } = database
      .prepare(
        `INSERT INTO kept_cards (view_id, language, question, facts, answered_at_ms, answer)
          SELECT id, :language, :question, :facts, :answeredAtMs, :answer FROM views WHERE id = :viewId`,
      )
      .run(card)
    database
      .prepare(
        `DELETE FROM kept_cards WHERE rowid IN
          (SELECT rowid FROM kept_cards ORDER BY answered_at_ms DESC, rowid DESC LIMIT -1 OFFSET ?)`,
      )
      .run(MOST_ANSWERS)
    return changes > 0
  }
  return database.transaction(put).immediate()
}

/** Forgets all answers, for rows are erased. Runs inside the caller's transaction. @returns whether there were any */
export function forgetKeptCards(database: WritableDatabase): boolean {
  return database.prepare('DELETE FROM kept_cards').run().changes > 0
}
