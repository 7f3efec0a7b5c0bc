import type { AppErrorData } from '../errors.ts'
import type { FieldDefinition, ReportDefinition } from '../reports/types.ts'

// What the window may ask of the main process. Types only: nothing of this file is left in the preload.

/** A field as the list of reports shows it. */
export type FieldSummary = Pick<FieldDefinition, 'name' | 'title' | 'meaning' | 'type'>

/** A report as the list of reports shows it. */
export interface ReportSummary extends Pick<ReportDefinition, 'key' | 'group' | 'kind' | 'title' | 'description'> {
  readonly fields: readonly FieldSummary[]
}

export interface AppVersions {
  readonly app: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
}

/** Every channel: what it takes and what it answers. A channel without input takes null. */
export interface Requests {
  'reports:list': { readonly input: null; readonly output: readonly ReportSummary[] }
  'app:versions': { readonly input: null; readonly output: AppVersions }
}

export type Channel = keyof Requests
export type InputOf<C extends Channel> = Requests[C]['input']
export type OutputOf<C extends Channel> = Requests[C]['output']

/** An answer across processes, where exceptions lose all but their message. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorData }

/** What the preload puts into the window as `atalaya`. */
export interface Bridge {
  readonly listReports: () => Promise<Reply<readonly ReportSummary[]>>
  readonly appVersions: () => Promise<Reply<AppVersions>>
}
