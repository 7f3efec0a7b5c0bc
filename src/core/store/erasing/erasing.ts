import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { InnerVerbs } from '../operations/innerVerbs.ts'
import type { Compacting } from './compacting.ts'
import type { CustomerErasure } from './customerErasures.ts'
import type { CustomerRows, CustomerWish } from './customerRows.ts'
import type { Erasure } from './erasure.ts'
import type { ErasureOptions } from './progress.ts'

export interface CustomerErasureOptions extends ErasureOptions {
  /**
   * Hears when the store remembers nothing of the customer any more, before space is given back: who holds something in
   * memory is to forget it then.
   */
  readonly onForgotten?: (wish: CustomerWish) => void
}

/** Looks through the store for a customer's rows: two where nothing moves meanwhile. */
const MOST_LOOKS = 5

/**
 * Deletes rows, whole reports' or a customer's, and gives their space back. `reports` are the definitions of the
 * catalogue.
 */
export class Erasing {
  readonly #steps: InnerVerbs['erasureSteps']
  readonly #customerRows: InnerVerbs['customerRows']
  readonly #opening: InnerVerbs['opening']
  readonly #compacting: Compacting
  readonly #forget: () => Promise<void>

  /** @param forget lets whatever is kept of rows in memory go */
  constructor(
    { erasureSteps, customerRows, opening }: Pick<InnerVerbs, 'erasureSteps' | 'customerRows' | 'opening'>,
    compacting: Compacting,
    forget: () => Promise<void>,
  ) {
    this.#steps = erasureSteps
    this.#customerRows = customerRows
    this.#opening = opening
    this.#compacting = compacting
    this.#forget = forget
  }

  /** How many rows {@link erase} would delete now. */
  count(reports: readonly ReportDefinition[], erasure: Erasure): Promise<number> {
    return this.#steps.count({ reports, erasure })
  }

  /**
   * Deletes rows, and gives their space back.
   *
   * @returns the number of rows deleted
   * @throws AppError `store-busy`, `disk-full` where nothing was deleted; when the rows are gone already:
   * `space-not-released`, and `cancelled` between two steps of giving space back
   */
  async erase(reports: readonly ReportDefinition[], erasure: Erasure, options: ErasureOptions = {}): Promise<number> {
    const rows = await this.#steps.erase({ reports, erasure })
    if (rows > 0) {
      await this.#forget()
      await this.#compacting.compactOrPutOff(erasure.reportKey, options, rows)
    } else await this.#compacting.doOwed(options)
    return rows
  }

  /**
   * Rows that are about a customer: see `customerRows.ts`.
   *
   * @throws AppError `usage` for a text that names nobody; `cancelled`
   */
  async findCustomer(
    reports: readonly ReportDefinition[],
    wish: CustomerWish,
    { signal, onProgress }: ErasureOptions = {},
  ): Promise<readonly CustomerRows[]> {
    return this.#customerRows.find(
      { reports, wish },
      { signal, onProgress: ({ rows, total }) => onProgress?.({ step: 'looking', done: rows, total }) },
    )
  }

  /**
   * Deletes every row that names a customer, and on request those that merely mention them, and gives their space back.
   * Where the process dies before that, {@link finish} goes on with it.
   *
   * @returns the number of rows deleted
   * @throws AppError as {@link findCustomer} and {@link erase}
   */
  async eraseCustomer(
    reports: readonly ReportDefinition[],
    wish: CustomerErasure,
    options: CustomerErasureOptions = {},
  ): Promise<number> {
    const id = await this.#steps.begin(wish)
    let rows: number
    try {
      rows = await this.#deleteCustomer(reports, wish, options)
    } catch (cause) {
      // Whoever asked for it hears of that, and decides: nothing goes behind their back any more.
      await this.#steps.end(id).catch(() => undefined)
      throw cause
    }
    await this.#steps.end(id)
    await this.#compacting.compactOrPutOff(null, options, rows)
    return rows
  }

  /** Whether an erasure of a customer was cut short by a crash, and {@link finish} has something to do. */
  isCutShort(): Promise<boolean> {
    return this.#opening.isErasureCutShort()
  }

  /**
   * Goes on with erasures of customers that a crash cut short. The space is given back by {@link Compacting.doOwed}.
   *
   * @throws AppError as {@link eraseCustomer}: then what is left goes on later
   */
  async finish(reports: readonly ReportDefinition[], options: CustomerErasureOptions = {}): Promise<void> {
    for (;;) {
      const next = await this.#steps.takeUp()
      if (next === null) return
      try {
        await this.#deleteCustomer(reports, next.wish, options)
        await this.#steps.end(next.id)
      } catch (cause) {
        await this.#steps.putOff(next.id).catch(() => undefined)
        throw cause
      }
    }
  }

  async #deleteCustomer(
    reports: readonly ReportDefinition[],
    wish: CustomerErasure,
    { onForgotten, ...options }: CustomerErasureOptions,
  ): Promise<number> {
    const byKey = new Map(reports.map((report) => [report.key, report]))
    const { customer, connectionId, withMentions } = wish
    let rows = 0
    await this.#steps.discardOrphans(connectionId)
    // Rows that a refresh moves or brings meanwhile are met by the next look.
    for (let round = 0; round < MOST_LOOKS; round++) {
      let deleted = 0
      for (const { reportKey, named, mentioned } of await this.findCustomer(
        reports,
        { customer, connectionId },
        options,
      )) {
        const rowIds = withMentions ? [...named, ...mentioned] : named
        const report = byKey.get(reportKey) ?? { key: reportKey }
        if (rowIds.length > 0) deleted += await this.#steps.deleteRows({ report, rowIds })
      }
      rows += deleted
      if (deleted === 0) break
    }
    await this.#steps.forgetParameters({ customer, connectionId })
    await this.#forget()
    onForgotten?.(wish)
    // What a window wrote while it was being told.
    await this.#steps.forgetParameters({ customer, connectionId })
    return rows
  }
}
