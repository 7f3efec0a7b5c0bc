import type { Filter, RowSet } from '../../shared/query.ts'
import { filtersOfMeasure, parseMeasure } from '../../shared/summaries/measureText.ts'
import { request } from '../api/bridge.ts'

// What pages and pictures repeat of a question. The window holds what its user typed; whom that names is hidden on what
// leaves it, as in the rows.

/** A row set as it is told. It is never asked. @throws AppError as `rows:told` */
export async function toldRows<T extends RowSet>(rows: T): Promise<T> {
  return { ...rows, ...(await request('rows:told', { rows: onlyRows(rows) })) }
}

/** A question may have an order, which names nobody. */
function onlyRows(rows: RowSet): RowSet {
  const { connectionId, reportKey, list, within, byDay, parameters, range, filters, search, mask } = rows
  return {
    connectionId,
    reportKey,
    ...(list === undefined ? {} : { list }),
    ...(within === undefined ? {} : { within }),
    ...(byDay === undefined ? {} : { byDay }),
    parameters,
    range,
    filters,
    search,
    ...(mask === undefined ? {} : { mask }),
  }
}

/** The filters within a measure as it is written; one that cannot be read has none. */
function measureFilters(written: string): readonly Filter[] {
  try {
    return filtersOfMeasure(parseMeasure(written))
  } catch {
    return []
  }
}

/** What is said of a summary, as it is told: its rows, and the sentence with the filters of its measures. */
export async function toldSummary(
  rows: RowSet,
  measures: readonly string[],
  sentence: string,
): Promise<{ readonly rows: RowSet; readonly sentence: string }> {
  const ofMeasures = measures.flatMap(measureFilters).filter(({ value }) => value !== '')
  const told = await toldRows({ ...rows, filters: [...rows.filters, ...ofMeasures] })
  const toldValues = told.filters.slice(rows.filters.length)
  return {
    rows: { ...told, filters: told.filters.slice(0, rows.filters.length) },
    sentence: ofMeasures.reduce(
      (text, { value }, place) => text.replaceAll(value, toldValues[place]?.value ?? value),
      sentence,
    ),
  }
}
