import type { LocalizedText } from './language.ts'

/**
 * Why an operation failed, as far as its user can act on it.
 *
 * The set is closed: `errorTexts.ts` gives each code its sentence and its next step, so a new code does not compile
 * until both languages explain it.
 */
export type ErrorCode =
  | 'cancelled'
  | 'usage'
  | 'unknown-command'
  | 'unknown-report'
  | 'ambiguous-report'
  | 'unknown-field'
  | 'unknown-connection'
  | 'no-connection'
  | 'connection-exists'
  | 'unknown-parameter'
  | 'missing-parameter'
  | 'bad-date'
  | 'bad-filter'
  | 'bad-measure'
  | 'not-additive'
  | 'bad-grouping'
  | 'bad-summary'
  | 'unknown-measure'
  | 'measure-exists'
  | 'bad-server'
  | 'empty-token'
  | 'no-token'
  | 'token-refused'
  | 'quota-used-up'
  | 'quota-reserved'
  | 'too-many-at-once'
  | 'asked-to-wait'
  | 'maintenance'
  | 'forbidden'
  | 'unknown-on-server'
  | 'unreachable'
  | 'proxy-unreachable'
  | 'proxy-login'
  | 'proxy-refused'
  | 'untrusted-certificate'
  | 'certificates-unchecked'
  | 'timed-out'
  | 'stalled'
  | 'server-fault'
  | 'bad-answer'
  | 'redirected'
  | 'too-wide'
  | 'record-too-large'
  | 'not-the-report'
  | 'unreadable-text'
  | 'period-too-long'
  | 'store-wrong-key'
  | 'store-damaged'
  | 'store-gone'
  | 'store-too-new'
  | 'store-read-only'
  | 'store-busy'
  | 'store-closed'
  | 'store-not-updated'
  | 'store-bad-key'
  | 'store-key-missing'
  | 'disk-full'
  | 'space-not-released'
  | 'no-keychain'
  | 'keychain-locked'
  | 'output-unwritable'
  | 'print-failed'
  | 'drawing-failed'
  | 'needs-window'
  | 'not-in-team'
  | 'in-team'
  | 'bad-team-address'
  | 'bad-invitation'
  | 'team-exists'
  | 'team-none'
  | 'team-other'
  | 'team-old-key'
  | 'team-too-new'
  | 'team-password'
  | 'team-no-password'
  | 'team-untrusted'
  | 'team-no-tls'
  | 'team-no-rights'
  | 'team-read-only'
  | 'team-full'
  | 'team-away'
  | 'team-clock'
  | 'team-tampered'
  | 'team-fault'
  | 'view-removed'
  | 'view-incomplete'
  | 'workbook-too-large'
  | 'summary-too-large'
  | 'result-gone'
  | 'update-unreachable'
  | 'update-unverified'
  | 'update-failed'
  | 'update-waits'
  | 'managed'
  | 'worker-lost'
  | 'internal'

/** What cannot be asked for like that: the `problem` of an error `usage`. */
export type UsageProblem =
  | 'unknown-option'
  | 'option-without-value'
  | 'option-needs-value'
  | 'option-missing'
  | 'option-takes'
  | 'option-twice'
  | 'not-a-whole-number'
  | 'command-written'
  | 'several-connections'
  | 'token-characters'
  | 'token-in-report'
  | 'name-missing'
  | 'measure-name'
  | 'unknown-time-zone'
  | 'unknown-country'
  | 'by-day-needs-sums'
  | 'parameter-written'
  | 'parameter-twice'
  | 'period-needed'
  | 'period-missing'
  | 'not-a-snapshot'
  | 'taken-or-period'
  | 'no-snapshot'
  | 'first-snapshot-later'
  | 'not-a-live-report'
  | 'polled-too-seldom'
  | 'interval-written'
  | 'schedule-removed'
  | 'scheduled-snapshot'
  | 'period-not-kept'
  | 'rows-not-drawn'
  | 'home-format'
  | 'unknown-topic'
  | 'pin-elsewhere'
  | 'home-says'
  | 'view-says'
  | 'view-of-operation'
  | 'schedule-what'
  | 'drawn-in-window'
  | 'unknown-schedule'
  | 'unknown-view'
  | 'view-exists'
  | 'view-named'
  | 'view-lacks'
  | 'view-unreadable'
  | 'not-a-view-file'
  | 'view-file-newer'
  | 'folder-missing'
  | 'needs-folder'
  | 'summary-has-headings'
  | 'schedule-needs-moments'
  | 'days-need-daily'
  | 'days-written'
  | 'hours-written'
  | 'time-of-day-written'
  | 'months-written'
  | 'reserve-written'
  | 'output-used-twice'
  | 'erasure-unconfirmed'
  | 'deletion-unconfirmed'
  | 'rebuild-unconfirmed'
  | 'new-store-unconfirmed'
  | 'store-opens'
  | 'customer-alone'
  | 'customer-too-short'
  | 'no-customer'
  | 'customer-list-alone'
  | 'no-customer-list'
  | 'too-many-customers'
  | 'too-many-columns'
  | 'too-many-conditions'
  | 'load-too-high'
  | 'no-intervals'
  | 'check-does-not-fit'
  | 'intervals-too-fine'
  | 'no-presence'
  | 'no-shift-sheet'
  | 'bad-shift-lines'
  | 'unknown-shift-sheet'
  | 'nothing-to-check'
  | 'no-check-fits'
  | 'sealed-elsewhere'
  | 'check-or-summary'
  | 'rules-unreadable'
  | 'not-a-rules-file'
  | 'within-written'
  | 'no-certificates'
  | 'invitation-unreadable'
  | 'unusable-proxy'

/** Why something is no period or date: the `problem` of an error `bad-date`. */
export type DateProblem =
  | 'not-in-calendar'
  | 'written-otherwise'
  | 'range-or-bounds'
  | 'unknown-range'
  | 'from-missing'
  | 'to-missing'
  | 'end-before-start'

/** Why a summary cannot be made: the `problem` of the errors of {@link SummaryErrorCode}. */
export type SummaryProblem =
  | 'measure-syntax'
  | 'measure-parentheses'
  | 'measure-title'
  | 'measure-operand'
  | 'measure-share'
  | 'measure-quantile'
  | 'measure-of-text'
  | 'measure-of-date'
  | 'own-of-other-report'
  | 'own-fits-nothing'
  | 'kpi-unknown'
  | 'kpi-of-other-report'
  | 'kpi-variant-of-other-report'
  | 'kpi-parameter'
  | 'kpi-without-parameters'
  | 'kpi-value'
  | 'kpi-without-waits'
  | 'right-measure'
  | 'right-elsewhere'
  | 'no-right-measure'
  | 'step-syntax'
  | 'step-unknown'
  | 'step-of-text'
  | 'step-of-number'
  | 'step-of-date'
  | 'step-width'
  | 'step-too-fine'
  | 'step-without-date'
  | 'too-many-groups'
  | 'too-many-measures'
  | 'too-many-steps'
  | 'order'
  | 'limit'
  | 'needs-groups'
  | 'compare'
  | 'compare-without-period'

/** Errors of summaries. */
export type SummaryErrorCode = 'bad-measure' | 'not-additive' | 'bad-grouping' | 'bad-summary'

/** Codes that need nothing to tell what is wrong. */
export type PlainErrorCode = Exclude<ErrorCode, 'usage' | 'bad-date' | SummaryErrorCode>

/**
 * What may stand in an error's sentence: codes and values, or a text of the catalogue. Never a token, a key or a row.
 */
export type ErrorDetail = Readonly<Record<string, string | number | LocalizedText>>

/** An error as it crosses a thread or a process, where a class does not survive. */
export interface AppErrorData {
  readonly code: ErrorCode
  readonly detail: ErrorDetail
}

/** A word among an error's details, such as its `reason`; empty where there is none. */
export function detailWord({ detail }: AppErrorData, name: string): string {
  const word = detail[name]
  return typeof word === 'string' ? word : ''
}

/** Whether the same is to be said of why two attempts failed: details such as a time or a host may differ. */
export function isSameCause(one: AppErrorData, other: AppErrorData): boolean {
  return one.code === other.code && one.detail['reason'] === other.detail['reason']
}

/** The causes among errors, each by its first. */
export function differentCauses(errors: readonly AppErrorData[]): readonly AppErrorData[] {
  return errors.filter((error, place) => errors.findIndex((each) => isSameCause(each, error)) === place)
}

/**
 * The one error class of Atalaya: a code, and what its sentence needs.
 *
 * `message` is for logs; people read the sentence that `errorTexts.ts` makes of the code and the detail.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: 'usage', detail: ErrorDetail & { readonly problem: UsageProblem }, options?: ErrorOptions)
  constructor(code: 'bad-date', detail: ErrorDetail & { readonly problem: DateProblem }, options?: ErrorOptions)
  constructor(
    code: SummaryErrorCode,
    detail: ErrorDetail & { readonly problem: SummaryProblem },
    options?: ErrorOptions,
  )
  constructor(code: PlainErrorCode, detail?: ErrorDetail, options?: ErrorOptions)
  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(detail)}`, options)
    this.code = code
    this.detail = detail
  }

  toData(): AppErrorData {
    return { code: this.code, detail: this.detail }
  }

  /** The same error, with more to tell. */
  telling(detail: ErrorDetail): AppError {
    return AppError.fromData({ code: this.code, detail: { ...this.detail, ...detail } }, { cause: this.cause })
  }

  static fromData(data: AppErrorData, options?: ErrorOptions): AppError {
    // Whoever made these data had an error that this constructor made.
    return new AppError(data.code as PlainErrorCode, data.detail, options)
  }
}

/** What systems and libraries call a fault: `ENOSPC`, `ERR_INVALID_ARG_TYPE`, `SQLITE_CONSTRAINT_FOREIGNKEY`. */
const FAULT_CODE = /^[A-Z][A-Z0-9_]{1,63}$/

/**
 * What may be told of an error that is none of ours: its code or its kind. Its message may quote anything, a row or a
 * path among it.
 */
export function faultName(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause ? cause.code : undefined
  if (typeof code === 'string' && FAULT_CODE.test(code)) return code
  return /^[A-Za-z]{1,64}$/.test(cause.name) ? cause.name : 'Error'
}

/**
 * Whatever was thrown, as an AppError: itself, a cancellation for an abort, `internal` for the rest, which tells the
 * fault's name but never its message. The cause stays with it for a trace.
 */
export function toAppError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  if (cause instanceof Error && cause.name === 'AbortError') return new AppError('cancelled', {}, { cause })
  return new AppError('internal', { reason: faultName(cause) }, { cause })
}

/** Until when a server asks to wait, in milliseconds since 1970-01-01 UTC; NaN where an error does not say so. */
export function askedUntilMs({ code, detail }: AppErrorData): number {
  return code === 'asked-to-wait' ? Number(detail['untilMs']) : Number.NaN
}

/** Throws `cancelled` once the signal is aborted, whatever reason it was aborted with. */
export function throwIfAborted(signal: { readonly aborted: boolean } | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled')
}
