import { AppError } from '../../../shared/errors.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { placesAbout } from '../customers/incomingRows.ts'
import { countTotalRows } from '../query/rowCounts.ts'
import { Ingest } from '../rows/ingest.ts'
import { commitPoll, type PollCommit } from '../rows/liveLog.ts'
import { beginSlice, commitSlice, discardIncoming, discardSlice } from '../tables/slices.ts'
import type { Scope, SliceCommit } from '../records/slices.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Writing } from '../threads/subject.ts'

/** A slice on its way in: its rows are staged, and nothing sees them before it is committed. */
export const incoming = ({ database }: Writing) => {
  const ingests = new Map<number, Ingest>()

  function ingestOf(sliceId: number): Ingest {
    const ingest = ingests.get(sliceId)
    // Another thread began it, and took with it what is needed to go on.
    if (ingest === undefined) throw new AppError('worker-lost')
    return ingest
  }

  return {
    begin: (input: { report: ReportDefinition; scope: Scope; range: TimeRange; piece: TimeRange }) => {
      const sliceId = beginSlice(database, input.scope, input.range, input.piece)
      ingests.set(sliceId, new Ingest(database, input.report, sliceId, input.range))
      return sliceId
    },
    /**
     * Stores a batch (`length` bytes of a JSON list) and gives its buffer back, to be filled again: a long answer needs
     * only a few.
     */
    write: (
      input: { sliceId: number; buffer: ArrayBuffer; length: number; isPlain: boolean },
      context: CallContext,
    ) => {
      ingestOf(input.sliceId).insert(Buffer.from(input.buffer, 0, input.length), input.isPlain)
      context.transfer(input.buffer)
      return input.buffer
    },
    /** Gives every row of a slice fields that stood beside the list of them. */
    addToRows: (input: { sliceId: number; fields: string }) => {
      ingestOf(input.sliceId).inserter.addToRows(input.fields)
    },
    /** Puts the rows of a slice into another order: see {@link Ingest.reorder}. */
    reorder: (input: { sliceId: number; order: readonly number[] }) => {
      ingestOf(input.sliceId).reorder(input.order)
    },
    /** Whether what came for a slice is the report at all, as far as documents tell its fields. */
    isOfReport: (sliceId: number) => ingestOf(sliceId).inserter.facts.isOfReport,
    rows: (sliceId: number) => ingestOf(sliceId).inserter.facts.rows,
    /** How many of its rows sum up others. */
    totalRows: (input: { report: ReportDefinition; sliceId: number }) =>
      countTotalRows(database, input.report, input.sliceId),
    /** Places of the rows that are about a customer, from 0 on, by the rules of an erasure. */
    placesAbout: (input: { report: ReportDefinition; sliceId: number; scope: Scope; customer: string }) =>
      placesAbout(database, input.report, input),
    /** Lets a slice be seen, in the place of what it replaces. @returns the number of its rows */
    commit: (input: { report: ReportDefinition; commit: SliceCommit }) => {
      const { facts } = ingestOf(input.commit.sliceId).inserter
      // One that cannot be committed is left for whoever comes next to discard.
      ingests.delete(input.commit.sliceId)
      commitSlice(database, input.report, input.commit, facts)
      return facts.rows
    },
    /** Merges what a poll saw into its log. */
    commitPoll: (input: { report: ReportDefinition; commit: PollCommit }) => {
      const { facts } = ingestOf(input.commit.sliceId).inserter
      ingests.delete(input.commit.sliceId)
      return commitPoll(database, input.report, input.commit, facts)
    },
    discard: (input: { report: ReportDefinition; sliceId: number }) => {
      ingests.delete(input.sliceId)
      discardSlice(database, input.report, input.sliceId)
    },
    /** Discards what was begun for a report of a connection and whoever began it cannot end any more. */
    discardAll: (input: { report: ReportDefinition; connectionId: number }) => {
      discardIncoming(database, input.report, input.connectionId, new Set(ingests.keys()))
    },
  }
}
