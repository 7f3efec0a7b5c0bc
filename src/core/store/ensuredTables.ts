import type { ReportDefinition } from '../../shared/reports/types.ts'

/** The reports' tables that were made sure of: each is looked at once a run. */
export class EnsuredTables {
  readonly #make: (report: ReportDefinition) => Promise<unknown>
  readonly #ensured = new Map<string, Promise<unknown>>()

  constructor(make: (report: ReportDefinition) => Promise<unknown>) {
    this.#make = make
  }

  /** Makes the report's table, once a run. @throws AppError what making it raised: the next one tries again */
  async ensure(report: ReportDefinition): Promise<void> {
    let ensured = this.#ensured.get(report.key)
    if (ensured === undefined) {
      ensured = this.#make(report)
      this.#ensured.set(report.key, ensured)
      ensured.catch(() => this.#ensured.delete(report.key))
    }
    await ensured
  }

  /**
   * Connections were added or changed: what tables hold may follow another clock now, and is to be made sure of again.
   */
  connectionsChanged(): void {
    this.#ensured.clear()
  }
}
