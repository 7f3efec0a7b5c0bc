import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../api/bridge.ts'
import type { Coverage, ReportScope } from '../../../shared/holdings.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { compareSnapshots, keyedBy, type Changes, type KeyedSnapshot, type Snapshot } from './snapshots.ts'
import { stateFieldOf, statesOf, type StatesNow } from './states.ts'
import type { TextRow } from '../../../shared/rows.ts'

/** Beyond so many rows two snapshots are not compared: nobody reads so many changes. */
const MOST_ROWS = 5_000

/** The most that one request of rows may ask for. */
const ROWS_PER_BLOCK = 1_000

/** What changed in one list of a report: its rows, or the items of a list within them. */
export interface ListChanges {
  /** Null: the rows themselves. */
  readonly list: string | null
  readonly keyFields: readonly string[]
  readonly fields: readonly FieldDefinition[]
  readonly changes: Changes
}

export interface Snapshots {
  /** When the newest was taken; null where none was. */
  readonly takenAtMs: number | null
  /** The moment of the one before, on the operation's wall clock; null where there is none. */
  readonly before: WallSeconds | null
  /** Null while they are compared, and where there is nothing to compare. */
  readonly compared: readonly ListChanges[] | null
  readonly isTooMuch: boolean
  /** How many there are in each state by the newest; null until it is counted, and where rows tell no state. */
  readonly states: StatesNow | null
}

interface Compared {
  readonly lists: readonly ListChanges[]
  readonly isTooMuch: boolean
}

/** A snapshot whose rows are held. */
interface ReadSnapshot extends Snapshot {
  readonly resultId: number
}

async function readSnapshot(
  scope: ReportScope,
  list: string | null,
  range: TimeRange,
  slot: string,
): Promise<ReadSnapshot | null> {
  const question = { ...scope, range, filters: [], search: '', sort: [], ...(list === null ? {} : { list }) }
  const view = { first: 0, last: 0, blockRows: ROWS_PER_BLOCK, turn: 0 }
  const { resultId, total, fields, blocks } = await request('result:open', { slot, question, view })
  if (total > MOST_ROWS) return null
  const rows: TextRow[] = blocks.flatMap((block) => block.rows)
  while (rows.length < total) {
    const block = await request('result:rows', { resultId, offset: rows.length, limit: ROWS_PER_BLOCK })
    if (block.length === 0) break
    rows.push(...block)
  }
  return { resultId, fields, rows }
}

/** A snapshot with the keys of its rows: what is hidden of them tells them apart all the same. */
async function withKeys(snapshot: ReadSnapshot, fields: readonly string[]): Promise<KeyedSnapshot> {
  const { resultId, rows } = snapshot
  const keys: string[] = []
  while (keys.length < rows.length) {
    const asked = { resultId, offset: keys.length, limit: ROWS_PER_BLOCK, fields: [...fields] }
    const block = await request('result:keys', asked)
    if (block.length === 0) break
    keys.push(...block)
  }
  return { ...snapshot, keys }
}

/** What of a report is compared: its rows where they hold values of their own, and the lists whose items have a key. */
function comparable(report: ReportDefinition): readonly Omit<ListChanges, 'changes'>[] {
  const { fields, keyFields = [], lists = [] } = report
  const own = fields.length === 0 ? [] : [{ list: null, keyFields, fields }]
  const ofLists = lists.flatMap((list) =>
    list.keyFields === undefined ? [] : [{ list: list.name, keyFields: list.keyFields, fields: list.fields }],
  )
  return [...own, ...ofLists]
}

async function compare(
  scope: ReportScope,
  report: ReportDefinition,
  before: TimeRange,
  now: TimeRange,
): Promise<Compared> {
  const lists: ListChanges[] = []
  for (const part of comparable(report)) {
    const old = await readSnapshot(scope, part.list, before, 'snapshots/before')
    const present = await readSnapshot(scope, part.list, now, 'snapshots/now')
    if (old === null || present === null) return { lists: [], isTooMuch: true }
    const fields = keyedBy(old, present, part.keyFields)
    const keyed = [await withKeys(old, fields), await withKeys(present, fields)] as const
    lists.push({ ...part, changes: compareSnapshots(...keyed, part.keyFields) })
  }
  return { lists, isTooMuch: false }
}

/** The newest snapshot of a report that tells how things are now, compared with the one before. */
export function useSnapshots(
  scope: ReportScope,
  report: ReportDefinition,
  coverage: Pick<Coverage, 'stretches'> | undefined,
  isWanted: boolean,
): Snapshots {
  const [before, now] = useMemo(() => {
    const taken = coverage?.stretches.toSorted((a, b) => a.range.to - b.range.to || a.fetchedAtMs - b.fetchedAtMs) ?? []
    return [taken.at(-2), taken.at(-1)]
  }, [coverage])
  const canCompare = isWanted && before !== undefined && now !== undefined && before.range.to < now.range.from
  const { data } = useQuery<Compared>({
    queryKey: ['snapshots', scope, before?.range ?? null, now?.range ?? null],
    queryFn: () =>
      before === undefined || now === undefined
        ? { lists: [], isTooMuch: false }
        : compare(scope, report, before.range, now.range),
    enabled: canCompare,
    // Snapshots never change; two of them are looked at once.
    gcTime: 0,
  })
  const hasStates = isWanted && now !== undefined && stateFieldOf(report) !== undefined
  const { data: newest } = useQuery<Snapshot | null>({
    queryKey: ['snapshot-states', scope, now?.range ?? null],
    queryFn: () => (now === undefined ? null : readSnapshot(scope, null, now.range, 'snapshots/states')),
    enabled: hasStates,
    gcTime: 0,
  })
  const states = useMemo(
    () => (hasStates && newest !== undefined && newest !== null ? statesOf(report, newest) : null),
    [hasStates, newest, report],
  )
  return {
    states,
    takenAtMs: now?.fetchedAtMs ?? null,
    before: canCompare ? before.range.to : null,
    compared: canCompare && data !== undefined && !data.isTooMuch ? data.lists : null,
    isTooMuch: data?.isTooMuch ?? false,
  }
}
