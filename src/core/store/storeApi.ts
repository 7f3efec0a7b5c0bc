import type { Policy } from '../../shared/policy/policy.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { Compacting } from './erasing/compacting.ts'
import type { Erasing } from './erasing/erasing.ts'
import type { EnsuredTables } from './ensuredTables.ts'
import type { OPEN_SUBJECTS } from './operations/subjects.ts'
import type { Subject, VerbsOf } from './threads/subject.ts'

type OpenSubjects = typeof OPEN_SUBJECTS

/**
 * What whoever stands above the store may ask of it: verbs by subject, as `store.slices.of(scope)`. Nothing here says
 * what answers, or where.
 */
export type StoreApi = { readonly [Name in keyof OpenSubjects]: VerbsOf<OpenSubjects[Name]> } & {
  /** The store's file, for those who name it, set it aside or look at its folder. */
  readonly file: string
  /** What the computer's administrator set: what stands above the store is held to it as well. */
  readonly policy: Policy
  readonly tables: Pick<EnsuredTables, 'ensure' | 'connectionsChanged'>
  readonly erasing: Pick<Erasing, keyof Erasing>
  readonly compacting: Pick<Compacting, keyof Compacting>
  /** The verbs of a subject that stands above the store and works in one of its threads, as writing files does. */
  verbsOf<Each extends Subject>(name: string, subject: Each): VerbsOf<Each>
  /** Deletes copies of the store that were put aside and whose time is over: see `asideCopies.ts`. */
  deleteOldCopies(nowMs: number): Promise<void>
  /**
   * Looks up, slice by slice, the names of fields that an earlier version kept apart from the slices. Whoever asks
   * meanwhile is served.
   */
  settleNames(signal?: AbortSignal): Promise<void>
  /**
   * Gives slices, one by one, their keys of customers, where an earlier version, a rebuild or another definition left
   * them without. Until then their rows are looked through.
   */
  settleKeys(reports: readonly ReportDefinition[], signal?: AbortSignal): Promise<void>
}
