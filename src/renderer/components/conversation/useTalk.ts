import { useCallback, useEffect, useRef, useState } from 'react'
import { TURN_ROWS_AT_ONCE, type OpenedConversation, type RowOfTalk, type Turn } from '../../../shared/conversations.ts'
import { request } from '../../api/bridge.ts'

/** A talk as far as it is read. */
export interface Talk {
  /** Null: its rows are none that could be looked at by themselves. */
  readonly resultId: number | null
  readonly turns: readonly Turn[]
  /** How many rows it has. */
  readonly rows: number
  /** How many of them are read. */
  readonly rowsRead: number
  /** The row by which it was found, among its own; null where it is not one of them. */
  readonly place: number | null
}

/** `alone`: the row belongs to no talk but itself. */
export type TalkState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'alone' }
  | { readonly kind: 'read'; readonly talk: Talk }

export interface TalkControl {
  readonly state: TalkState
  readonly retry: () => void
}

/** So many rows are read of a talk: those around the row by which it was found. */
const MOST_ROWS = 5_000
const READING: TalkState = { kind: 'reading' }

/** A talk that was opened, and by which row. */
interface OpenTalk {
  readonly opened: OpenedConversation
  readonly of: RowOfTalk
}

/**
 * The place of another row in a talk that is open, or null: it is part of another one, or the answer was asked anew.
 */
async function placeInOpen(before: OpenTalk | null, of: RowOfTalk): Promise<number | null> {
  if (before === null || !('place' in of) || !('place' in before.of) || of.resultId !== before.of.resultId) return null
  const { resultId, place } = before.opened
  if (place === null) return null
  return request('conversation:place', { resultId, of }).catch(() => null)
}

/** Reads the turns of a talk block by block. @param onBlock hears of all that are read so far; false ends it */
async function readTurns(
  { resultId, rows, place }: OpenedConversation,
  onBlock: (talk: Talk) => boolean,
): Promise<void> {
  const first = Math.max(0, Math.min((place ?? 0) - MOST_ROWS / 2, rows - MOST_ROWS))
  const end = Math.min(rows, first + MOST_ROWS)
  let turns: readonly Turn[] = []
  let offset = first
  do {
    const limit = Math.min(TURN_ROWS_AT_ONCE, Math.max(1, end - offset))
    // oxlint-disable-next-line no-await-in-loop -- one after the other, in their order
    turns = [...turns, ...(await request('conversation:turns', { resultId, offset, limit }))]
    offset = Math.min(end, offset + limit)
  } while (onBlock({ resultId, turns, rows, rowsRead: offset - first, place }) && offset < end)
}

/**
 * The talk that a row belongs to. Going to another row of the same talk reads nothing anew.
 *
 * @param slot under which the main process holds it; a slot holds one
 * @param of null: nothing is read yet
 * @param list the list within the row whose items are the turns; null: the row is a turn itself
 */
export function useTalk(slot: string, of: RowOfTalk | null, list: string | null): TalkControl {
  const [state, setState] = useState<TalkState>(READING)
  const [attempt, setAttempt] = useState(0)
  const open = useRef<OpenTalk | null>(null)
  /** What is read: another attempt is another thing. */
  const key = of === null ? null : JSON.stringify({ attempt, of })

  useEffect(() => {
    if (key === null) return
    const { of: row } = JSON.parse(key) as { readonly of: RowOfTalk }
    let isCurrent = true
    const read = async (): Promise<void> => {
      const known = await placeInOpen(open.current, row)
      if (!isCurrent) return
      if (known !== null) {
        setState((before) =>
          before.kind === 'read' ? { kind: 'read', talk: { ...before.talk, place: known } } : before,
        )
        return
      }
      open.current = null
      setState(READING)
      const opened = await request('conversation:open', { slot, of: row, list })
      if (!isCurrent) return
      if (opened === null) {
        setState({ kind: 'alone' })
        return
      }
      await readTurns(opened, (talk) => {
        if (!isCurrent) return false
        if (talk.rowsRead >= Math.min(talk.rows, MOST_ROWS)) open.current = { opened, of: row }
        setState({ kind: 'read', talk })
        return true
      })
    }
    read().catch(() => {
      if (isCurrent) setState({ kind: 'failed' })
    })
    return () => {
      isCurrent = false
    }
  }, [slot, key, list])

  useEffect(
    () => () => {
      open.current = null
      request('result:close', { slot }).catch(() => undefined)
    },
    [slot],
  )
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { state, retry }
}
