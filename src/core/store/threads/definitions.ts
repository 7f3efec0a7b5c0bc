import { AppError } from '../../../shared/errors.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { PackedInput } from './protocol.ts'

// Definitions are large, and questions are many: a thread is told each definition once, and questions name it by its
// key. Told anew is only what changed since, as a report of one's own does. An input has its definition as `report`, or
// several as `reports`.

/** Whether a part of an input is a definition: a report that left the catalogue has but its key. */
export function isDefinition(value: unknown): value is ReportDefinition {
  return typeof value === 'object' && value !== null && 'key' in value && 'fields' in value
}

function areDefinitions(value: unknown): value is readonly ReportDefinition[] {
  return Array.isArray(value) && value.every(isDefinition)
}

/** What a thread was told, as its callers know: a new thread was told nothing. */
export class ToldDefinitions {
  readonly #told = new Map<string, ReportDefinition>()

  /**
   * An input as it travels: without definitions that the thread has. What it teaches counts once it is remembered.
   *
   * @param beside definitions that are to be known with those that the input has
   */
  pack(input: unknown, beside: readonly ReportDefinition[] = []): PackedInput {
    if (typeof input !== 'object' || input === null) return { input }
    const { report, reports } = input as { readonly report?: unknown; readonly reports?: unknown }
    const one = isDefinition(report) ? report : undefined
    const several = areDefinitions(reports) ? reports : undefined
    if (one === undefined && several === undefined) return { input }
    const own = [...(one === undefined ? [] : [one]), ...(several ?? [])]
    const others = beside.filter(({ key }) => !own.some((each) => each.key === key))
    const taught = [...own, ...others].filter((each) => this.#told.get(each.key) !== each)
    return {
      input: { ...input, ...(one && { report: null }), ...(several && { reports: null }) },
      ...(one && { reportKey: one.key }),
      ...(several && { reportKeys: several.map(({ key }) => key) }),
      ...(taught.length > 0 && { taught }),
    }
  }

  /** What an input teaches was sent: the thread has it from now on. */
  remember({ taught = [] }: PackedInput): void {
    for (const report of taught) this.#told.set(report.key, report)
  }
}

/** The definitions that a thread was told, by their keys. */
export class KnownDefinitions {
  readonly #byKey = new Map<string, ReportDefinition>()

  /** The input as its caller wrote it. */
  unpack({ input, reportKey, reportKeys, taught = [] }: PackedInput): unknown {
    for (const report of taught) this.#byKey.set(report.key, report)
    if (reportKey === undefined && reportKeys === undefined) return input
    return {
      ...(input as object),
      ...(reportKey !== undefined && { report: this.#of(reportKey) }),
      ...(reportKeys && { reports: reportKeys.map((key) => this.#of(key)) }),
    }
  }

  /** All of them. */
  get all(): Iterable<ReportDefinition> {
    return this.#byKey.values()
  }

  #of(key: string): ReportDefinition {
    const report = this.#byKey.get(key)
    if (report === undefined) throw new AppError('internal', { reason: `no definition of ${key}` })
    return report
  }
}
