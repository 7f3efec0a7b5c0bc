import { AppError } from '../../../shared/errors.ts'
import type { Question } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import type { LogMark } from '../../../shared/gapReasons.ts'
import {
  addConnection,
  listConnections,
  removeConnection,
  updateConnection,
  type Connection,
  type NewConnection,
} from '../tables/connections.ts'
import { listCustomReports, putCustomReport, removeCustomReport } from '../tables/customReports.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import {
  cutLog,
  isIncremental,
  makeIncremental,
  releasePages,
  rewriteTable,
  tablesToRewrite,
} from '../erasing/compaction.ts'
import { deleteOldCopies } from '../file/asideCopies.ts'
import { deleteRows, forgetParameters, type CustomerWish } from '../erasing/customerRows.ts'
import {
  beginErasure,
  endErasure,
  isErasureCutShort,
  putOffErasure,
  takeUpErasure,
  type CustomerErasure,
} from '../erasing/customerErasures.ts'
import { countRows, discardAllOrphans, eraseRows } from '../erasing/erase.ts'
import type { Erasure } from '../erasing/erasure.ts'
import { fieldSetOf } from '../query/fieldSet.ts'
import { holdingsOf, lastAnswerAtMs, parameterSetsOf } from '../query/holdings.ts'
import { deleteLeftovers } from '../file/leftovers.ts'
import { Ingest } from '../rows/ingest.ts'
import { commitPoll, type PollCommit } from '../rows/liveLog.ts'
import { gapsOf, lastPoll, listLogs, noteLife, setLog, startLog } from '../tables/logBook.ts'
import type { CallContext } from '../threads/protocol.ts'
import { allPreferences, getPreference, setPreference } from '../tables/preferences.ts'
import type { ProcessLocks } from '../file/processLocks.ts'
import { clearMarks, listMarks, noteSighting, type NotedSighting } from '../tables/reportMarks.ts'
import { ensureRowsTable } from '../rows/ensureRowsTable.ts'
import {
  countRequest,
  dayLimit,
  quotaFacts,
  rememberDayLimit,
  rememberToldCount,
  requestsOn,
  setReserve,
  uncountRequest,
} from '../tables/requestLedger.ts'
import { countRowsIn, countTotalRows } from '../query/rowCounts.ts'
import type { RetentionChange, RetentionRule } from '../../../shared/retention.ts'
import { fixedTables, refillTable } from '../tables/refillTable.ts'
import { listRules, outdated, putRule, removeRule } from '../tables/retentionRules.ts'
import {
  listSchedules,
  putSchedule,
  rememberRun,
  removeSchedule,
  tryAgain,
  type ScheduleMemory,
  type ScheduleOrder,
} from '../tables/schedules.ts'
import { endCompaction, FIXED_TABLES, owedCompactions } from '../erasing/owedCompactions.ts'
import { beginFile, endFile, sweepFiles } from '../tables/unfinishedFiles.ts'
import { NAMES_TABLE, settleNames } from '../tables/sliceFields.ts'
import { beginPull, endPull, unfinishedPulls, type PullOrder } from '../tables/unfinishedPulls.ts'
import {
  beginSlice,
  commitSlice,
  discardIncoming,
  discardSlice,
  ensureScope,
  slicesOf,
  type Scope,
  type SliceCommit,
} from '../tables/slices.ts'

/** The name of the lock of who keeps a scope's log. */
function logLock(database: WritableDatabase, scope: Scope): string {
  return `log-${ensureScope(database, scope)}`
}

/** What the writer thread can do. Each operation is one message; none runs longer than a batch or a commit. */
export function writerOperations(database: WritableDatabase, locks: ProcessLocks) {
  const ingests = new Map<number, Ingest>()

  function ingestOf(sliceId: number): Ingest {
    const ingest = ingests.get(sliceId)
    // Another thread began it, and took with it what is needed to go on.
    if (ingest === undefined) throw new AppError('worker-lost')
    return ingest
  }

  return {
    listConnections: () => listConnections(database),
    addConnection: (input: NewConnection) => addConnection(database, input),
    removeConnection: (input: { connectionId: number }) => {
      removeConnection(database, input.connectionId)
    },
    updateConnection: (input: Connection) => updateConnection(database, input),
    preferences: () => allPreferences(database),
    getPreference: (input: { key: string }) => getPreference(database, input.key),
    setPreference: (input: { key: string; value: string | null }) => {
      setPreference(database, input.key, input.value)
    },
    beginPull: (input: PullOrder) => beginPull(database, input),
    endPull: (input: { id: number }) => {
      endPull(database, input.id)
    },
    unfinishedPulls: () => unfinishedPulls(database),
    customReports: () => listCustomReports(database),
    putCustomReport: (input: { report: ReportDefinition; definition: string; retyped: readonly string[] }) => {
      putCustomReport(database, input)
    },
    removeCustomReport: (input: { key: string }) => {
      removeCustomReport(database, input.key)
    },
    marks: (input: { connectionId: number }) => listMarks(database, input.connectionId),
    noteSighting: (input: NotedSighting) => noteSighting(database, input),
    clearMarks: (input: { connectionId: number }) => {
      clearMarks(database, input.connectionId)
    },
    lastAnswerAtMs: () => lastAnswerAtMs(database),
    holdings: (input: { connectionId: number }) => holdingsOf(database, input.connectionId),
    parameterSets: (input: { connectionId: number; reportKey: string }) =>
      parameterSetsOf(database, input.connectionId, input.reportKey),
    /** How many fields of a question's rows have no column of their own. */
    furtherFields: (input: { report: ReportDefinition; question: Question }) =>
      fieldSetOf(database, input.report, input.question).further,
    /** Looks up the names in one slice that an earlier version stored: see `sliceFields.ts`. */
    settleNames: () => settleNames(database),
    slices: (input: { scope: Scope }) => slicesOf(database, input.scope),
    ensureTable: (input: { report: ReportDefinition }) => {
      ensureRowsTable(database, input.report)
    },
    discardIncoming: (input: { report: ReportDefinition; connectionId: number }) => {
      discardIncoming(database, input.report, input.connectionId)
    },
    beginSlice: (input: { report: ReportDefinition; scope: Scope; range: TimeRange; piece: TimeRange }) => {
      const sliceId = beginSlice(database, input.scope, input.range, input.piece)
      ingests.set(sliceId, new Ingest(database, input.report, sliceId, input.range))
      return sliceId
    },
    /** Stores a batch (`length` bytes of a JSON list) and gives its buffer back, to be filled again: a long answer needs only a few. */
    writeBatch: (
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
    reorderRows: (input: { sliceId: number; order: readonly number[] }) => {
      ingestOf(input.sliceId).reorder(input.order)
    },
    /** Whether what came for a slice is the report at all, as far as documents tell its fields. */
    isOfReport: (input: { sliceId: number }) => ingestOf(input.sliceId).inserter.facts.isOfReport,
    rowsSoFar: (input: { sliceId: number }) => ingestOf(input.sliceId).inserter.facts.rows,
    /** Of a slice that is not committed: how many of its rows sum up others. */
    totalRowsSoFar: (input: { report: ReportDefinition; sliceId: number }) =>
      countTotalRows(database, input.report, input.sliceId),
    rowsIn: (input: { report: ReportDefinition; scope: Scope; range: TimeRange }) =>
      countRowsIn(database, input.report, input.scope, input.range),
    commitSlice: (input: { report: ReportDefinition; commit: SliceCommit }) => {
      const { facts } = ingestOf(input.commit.sliceId).inserter
      commitSlice(database, input.report, input.commit, facts)
      ingests.delete(input.commit.sliceId)
      return facts.rows
    },
    commitPoll: (input: { report: ReportDefinition; commit: PollCommit }) => {
      const merged = commitPoll(database, input.report, input.commit, ingestOf(input.commit.sliceId).inserter.facts)
      ingests.delete(input.commit.sliceId)
      return merged
    },
    logs: (input: { connectionId: number | null }) => listLogs(database, input.connectionId),
    lastPoll: (input: { scope: Scope }) => lastPoll(database, input.scope),
    setLog: (input: { scope: Scope; isOn: boolean; everyMinutes: number; at: WallSeconds }) => {
      setLog(database, input.scope, input)
    },
    startLog: (input: { scope: Scope; at: WallSeconds }) => {
      startLog(database, input.scope, input.at)
    },
    noteLife: (input: { scope: Scope; at: WallSeconds; marks: readonly LogMark[] }) => {
      noteLife(database, input.scope, input.at, input.marks)
    },
    gaps: (input: { scope: Scope; range: TimeRange | null }) => gapsOf(database, input.scope, input.range),
    /** Whether this process keeps the log of a scope now: it did already, or nobody else does. */
    holdLog: (input: { scope: Scope }) => locks.hold(logLock(database, input.scope)),
    letGoOfLog: (input: { scope: Scope }) => {
      locks.release([logLock(database, input.scope)])
    },
    discardSlice: (input: { report: ReportDefinition; sliceId: number }) => {
      ingests.delete(input.sliceId)
      discardSlice(database, input.report, input.sliceId)
    },
    countRequest: (input: { connectionId: number; at: WallSeconds }) => {
      countRequest(database, input.connectionId, input.at)
    },
    uncountRequest: (input: { connectionId: number; at: WallSeconds }) => {
      uncountRequest(database, input.connectionId, input.at)
    },
    quotaFacts: (input: { connectionId: number; at: WallSeconds }) =>
      quotaFacts(database, input.connectionId, input.at),
    rememberToldCount: (input: { connectionId: number; at: WallSeconds; used: number | null; atMs: number }) => {
      rememberToldCount(database, input.connectionId, input.at, input.used, input.atMs)
    },
    setReserve: (input: { connectionId: number; percent: number }) => {
      setReserve(database, input.connectionId, input.percent)
    },
    requestsOn: (input: { connectionId: number; day: string }) => requestsOn(database, input.connectionId, input.day),
    rememberDayLimit: (input: { connectionId: number; limit: number }) => {
      rememberDayLimit(database, input.connectionId, input.limit)
    },
    dayLimit: (input: { connectionId: number }) => dayLimit(database, input.connectionId),
    schedules: () => listSchedules(database),
    putSchedule: (input: { id: number | null; order: ScheduleOrder; covered: number | null }) =>
      putSchedule(database, input.id, input.order, input.covered),
    rememberRun: (input: { id: number; memory: Partial<ScheduleMemory> }) => {
      rememberRun(database, input.id, input.memory)
    },
    tryAgain: (input: { connectionId: number | null }) => {
      tryAgain(database, input.connectionId)
    },
    removeSchedule: (input: { id: number }) => removeSchedule(database, input.id),
    retentionRules: () => listRules(database),
    putRetentionRule: (input: RetentionRule) => {
      putRule(database, input)
    },
    removeRetentionRule: (input: Pick<RetentionRule, 'connectionId' | 'reportKey'>) => {
      removeRule(database, input)
    },
    outdated: (input: { nowMs: number; supposed: RetentionChange | null }) =>
      outdated(database, input.nowMs, input.supposed),
    tryLock: (input: { names: readonly string[] }) => locks.tryAcquire(input.names),
    unlock: (input: { names: readonly string[] }) => {
      locks.release(input.names)
    },
    /** How many rows `erase` would delete now. */
    countRows: (input: { reports: readonly ReportDefinition[]; erasure: Erasure }) =>
      countRows(database, input.reports, input.erasure),
    /** Deletes rows; `store.erase` gives their space back, too. */
    erase: (input: { reports: readonly ReportDefinition[]; erasure: Erasure }) =>
      eraseRows(database, locks, input.reports, input.erasure),
    deleteRows: (input: { report: ReportDefinition | Pick<ReportDefinition, 'key'>; rowIds: readonly number[] }) =>
      deleteRows(database, input.report, input.rowIds),
    /** What dead processes left of slices they had begun. */
    discardOrphans: (input: { connectionId: number | null }) => {
      discardAllOrphans(database, locks, input.connectionId)
    },
    /** Remembers a customer's erasure until it ends: see `customerErasures.ts`. */
    beginErasure: (input: CustomerErasure) => beginErasure(database, locks, input),
    isErasureCutShort: () => isErasureCutShort(database, locks),
    takeUpErasure: () => takeUpErasure(database, locks),
    putOffErasure: (input: { id: number }) => {
      putOffErasure(locks, input.id)
    },
    endErasure: (input: { id: number }) => {
      endErasure(database, locks, input.id)
    },
    /** Remembers a file that is about to be written: see `unfinishedFiles.ts`. */
    beginFile: (input: { file: string }) => beginFile(database, locks, input.file, Date.now()),
    endFile: (input: { id: number }) => {
      endFile(database, locks, input.id, Date.now())
    },
    sweepFiles: () => {
      sweepFiles(database, locks, Date.now())
    },
    /** Deletes copies of the store that were put aside and whose time is over: see `asideCopies.ts`. */
    deleteOldCopies: (input: { nowMs: number }) => {
      deleteOldCopies(database.name, input.nowMs)
    },
    deleteLeftovers: () => {
      deleteLeftovers(database.name, Date.now())
    },
    forgetParameters: (input: CustomerWish) => {
      forgetParameters(database, input)
    },
    /** What compacting takes: the tables to rewrite, unless the store is of an older kind and is rewritten whole in this step. */
    beginCompaction: (input: { reportKey: string | null }) => {
      if (isIncremental(database)) {
        const isOfFixed = input.reportKey === null || input.reportKey === FIXED_TABLES
        // What a field was called may be whom its rows were about.
        const fixed = isOfFixed ? fixedTables(database) : [NAMES_TABLE]
        return [...tablesToRewrite(database, input.reportKey), ...fixed]
      }
      makeIncremental(database)
      return []
    },
    rewriteTable: (input: { name: string }) => {
      if (input.name.startsWith('rows:')) rewriteTable(database, input.name)
      else refillTable(database, input.name)
    },
    /** The reports whose erased rows may still lie in the file. */
    owedCompactions: () => owedCompactions(database),
    endCompaction: (input: { reportKey: string | null }) => {
      endCompaction(database, input.reportKey)
    },
    releasePages: () => releasePages(database),
    cutLog: () => cutLog(database),
  }
}

export type WriterOperations = ReturnType<typeof writerOperations>
