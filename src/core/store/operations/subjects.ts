import { inReader, inWriter } from '../threads/subject.ts'

// What the store does, by subject: which thread answers, and which file has the operations. Files are named here once,
// and loaded by their thread alone. What a caller may ask is derived from this table (`storeApi.ts`); a new operation
// of a subject is a line in the subject's file.

/** The subjects that whoever has the store may ask. */
export const OPEN_SUBJECTS = {
  connections: inWriter(async () => (await import('./connections.ts')).connections),
  preferences: inWriter(async () => (await import('./preferences.ts')).preferences),
  slices: inWriter(async () => (await import('./slices.ts')).slices),
  incoming: inWriter(async () => (await import('./incoming.ts')).incoming),
  unfinishedPulls: inWriter(async () => (await import('./unfinishedPulls.ts')).unfinishedPulls),
  logs: inWriter(async () => (await import('./logs.ts')).logs),
  requests: inWriter(async () => (await import('./requests.ts')).requests),
  schedules: inWriter(async () => (await import('./schedules.ts')).schedules),
  views: inWriter(async () => (await import('./views.ts')).views),
  keptCards: inWriter(async () => (await import('./keptCards.ts')).keptCards),
  pins: inWriter(async () => (await import('./pins.ts')).pins),
  retention: inWriter(async () => (await import('./retention.ts')).retention),
  shifts: inWriter(async () => (await import('./shifts.ts')).shifts),
  reportMarks: inWriter(async () => (await import('./reportMarks.ts')).reportMarks),
  ownReports: inWriter(async () => (await import('./ownReports.ts')).ownReports),
  ownMeasures: inWriter(async () => (await import('./ownMeasures.ts')).ownMeasures),
  paidStates: inWriter(async () => (await import('./paidStates.ts')).paidStates),
  unfinishedFiles: inWriter(async () => (await import('./unfinishedFiles.ts')).unfinishedFiles),
  masks: inWriter(async () => (await import('./masks.ts')).masks),
  team: inWriter(async () => (await import('./team.ts')).team),
  locks: inWriter(async () => (await import('./locks.ts')).locks),
  results: inReader('grid', async () => (await import('./results.ts')).results),
  questions: inReader('grid', async () => (await import('./questions.ts')).questions),
  summaries: inReader('summary', async () => (await import('./summaries.ts')).summaries),
  findings: inReader('checks', async () => (await import('./findings.ts')).findings),
  customers: inReader('customers', async () => (await import('./customers.ts')).customers),
} as const

/** What the store asks of itself: each is a step of something larger, which callers ask for as a whole. */
export const INNER_SUBJECTS = {
  opening: inWriter(async () => (await import('./opening.ts')).opening),
  tables: inWriter(async () => (await import('./tables.ts')).tables),
  erasureSteps: inWriter(async () => (await import('./erasureSteps.ts')).erasureSteps),
  compactionSteps: inWriter(async () => (await import('./compactionSteps.ts')).compactionSteps),
  upkeep: inWriter(async () => (await import('./upkeep.ts')).upkeep),
  columns: inReader('columns', async () => (await import('./columns.ts')).columns),
  customerRows: inReader('export', async () => (await import('./customerRows.ts')).customerRows),
} as const

export const SUBJECTS = { ...OPEN_SUBJECTS, ...INNER_SUBJECTS } as const
