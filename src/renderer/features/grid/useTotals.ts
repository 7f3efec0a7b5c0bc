import { useEffect, useState } from 'react'
import type { Language } from '../../../shared/language.ts'
import { rowsOf, type RowSet } from '../../../shared/query.ts'
import { MOST_MEASURES } from '../../../shared/summaries/types.ts'
import { PLAIN_SUMMARY } from '../../../shared/summaries/writtenSummary.ts'
import { request } from '../../api/bridge.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { ShownResult } from './resultFeed.ts'
import { totalMeasures, totalsOf, type FieldTotal, type TotalledField } from './totals.ts'

/** The window shows one grid at a time. A newer question of the slot stops one that is still worked out. */
const SLOT = 'grid-totals'
/** Rows change many times a second while something is typed or fetched, and a total goes through all of them. */
const PAUSE_MS = 300
const FIELDS_AT_ONCE = Math.floor(MOST_MEASURES / 2)

/** What is known of the total of the shown rows. */
export interface Totals {
  /** Rows that the numbers are of; null while it is not known. */
  readonly rows: number | null
  readonly byField: ReadonlyMap<string, FieldTotal>
  readonly isFailed: boolean
}

const UNKNOWN: Totals = { rows: null, byField: new Map(), isFailed: false }

/**
 * Works out the total of rows, as a summary of their row set.
 *
 * @param isWanted asked in between; false ends it
 */
export async function askTotals(
  rows: RowSet,
  fields: readonly TotalledField[],
  language: Language,
  slot: string,
  isWanted: () => boolean = () => true,
): Promise<Totals> {
  const byField = new Map<string, FieldTotal>()
  let counted = 0
  for (let first = 0; first === 0 || first < fields.length; first += FIELDS_AT_ONCE) {
    if (!isWanted()) break
    const some = fields.slice(first, first + FIELDS_AT_ONCE)
    const summary = { ...PLAIN_SUMMARY, measures: some.flatMap(totalMeasures) }
    const answer = await request('summary:ask', { slot, rows, summary, language })
    counted = answer.groups.at(-1)?.rows ?? 0
    for (const [name, total] of totalsOf(some, answer)) byField.set(name, total)
  }
  return { rows: counted, byField, isFailed: false }
}

/**
 * The total of the shown rows, as a summary of the same row set; the grid never waits for it. Asked again with each
 * result, and what is known stays where it is the same question.
 *
 * @param fields those that are shown and can be put together
 * @param isWanted false: nothing is asked
 */
export function useTotals(shown: ShownResult, fields: readonly TotalledField[], isWanted: boolean): Totals {
  const language = useLanguage()
  const { question, version, opened } = shown
  const names = JSON.stringify(fields.map(({ field }) => field.name))
  const [known, setKnown] = useState<{ readonly question: unknown; readonly totals: Totals } | null>(null)
  const isWhole = opened.resultId !== null
  useEffect(() => {
    if (!isWanted || !isWhole) return
    let isCurrent = true
    const ask = async (): Promise<void> => {
      const rows = rowsOf(question)
      try {
        const totals = await askTotals(rows, fields, language, SLOT, () => isCurrent)
        if (isCurrent) setKnown({ question, totals })
      } catch {
        if (isCurrent) setKnown({ question, totals: { ...UNKNOWN, isFailed: true } })
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
    // Fields are the same as long as their names are; each version of the result is asked for anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [question, version, names, language, isWanted, isWhole])
  return known?.question === question ? known.totals : UNKNOWN
}
