import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mask } from '../../../shared/masks.ts'
import { plainLinesOf } from '../../../shared/plainText.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { copiedValue, mayBeCut, type GridField } from './columnKinds.ts'
import type { ResultFeed } from './resultFeed.ts'
import { countSelected, type Selection } from './selection.ts'
import { tsvOf } from './tsv.ts'
import type { TextRow } from '../../../shared/rows.ts'

/** The clipboard is for some rows; files are for all of them. */
export const MOST_COPIED_ROWS = 10_000
const ROWS_AT_ONCE = 1_000
const WHOLE_ROWS_AT_ONCE = 20
const NOTE_MS = 4_000
const LONGEST_MAIL = 1_000_000

/** A column of the grid: its field, where its values stand in a row, and its heading. */
export interface CopyColumn {
  readonly field: GridField
  readonly index: number
  readonly heading: string
}

function isMaybeCut(row: TextRow, columns: readonly CopyColumn[]): boolean {
  return columns.some(({ field, index }) => mayBeCut(field, row[index] ?? ''))
}

async function wholeRows(
  feed: ResultFeed,
  rows: readonly TextRow[],
  first: number,
  columns: readonly CopyColumn[],
  mask: Mask | undefined,
): Promise<readonly TextRow[]> {
  const whole = [...rows]
  const cut = rows.flatMap((row, index) => (isMaybeCut(row, columns) ? [index] : []))
  for (let start = 0; start < cut.length; start += WHOLE_ROWS_AT_ONCE) {
    const indexes = cut.slice(start, start + WHOLE_ROWS_AT_ONCE)
    const fetched = await Promise.all(indexes.map((index) => feed.row(first + index, mask)))
    indexes.forEach((index, at) => {
      // Lists stay what they are in the grid: the number of their items.
      const lists = new Set(columns.flatMap(({ field, index: place }) => (field.noun === undefined ? [] : [place])))
      whole[index] = (fetched[at] ?? []).map((value, place) =>
        lists.has(place) ? (rows[index]?.[place] ?? null) : value,
      )
    })
  }
  return whole
}

/** A value as it is pasted: mails as their text. */
function pasted(field: GridField, value: string | null): string | null {
  return field.type === 'html' && value !== null ? plainLinesOf(value, LONGEST_MAIL) : copiedValue(field, value)
}

async function selectedRows(
  feed: ResultFeed,
  selection: Selection,
  columns: readonly CopyColumn[],
  mask: Mask | undefined,
): Promise<readonly (readonly (string | null)[])[]> {
  const copied: (readonly (string | null)[])[] = []
  for (const { from, to } of selection.stretches) {
    for (let first = from; first <= to; first += ROWS_AT_ONCE) {
      const rows = await feed.rows(first, Math.min(ROWS_AT_ONCE, to - first + 1), mask)
      for (const row of await wholeRows(feed, rows, first, columns, mask)) {
        copied.push(columns.map(({ field, index }) => pasted(field, row[index] ?? null)))
      }
    }
  }
  return copied
}

export interface Copying {
  /** What came of the last copy, in words; empty after a moment. */
  readonly note: string
  /** What stands in a cell that is none of a row. */
  readonly copyText: (text: string) => void
  readonly copyCell: (place: number, column: CopyColumn) => void
  /**
   * @param columns in the order of the grid
   * @param mask hides more than the grid does
   */
  readonly copyRows: (selection: Selection, columns: readonly CopyColumn[], mask?: Mask) => void
}

/** Puts cells and rows on the clipboard, whole whatever the grid shows of them. */
export function useCopy(feed: ResultFeed): Copying {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const [note, setNote] = useState('')

  useEffect(() => {
    if (note === '') return
    const timer = setTimeout(() => setNote(''), NOTE_MS)
    return () => clearTimeout(timer)
  }, [note])

  const put = useCallback(
    (text: Promise<string>, done: string) => {
      const write = async (): Promise<void> => {
        try {
          await navigator.clipboard.writeText(await text)
          setNote(done)
        } catch {
          setNote(t('copyFailed'))
        }
      }
      void write()
    },
    [t],
  )

  const copyCell = useCallback(
    (place: number, { field, index }: CopyColumn) => {
      put(
        feed.row(place).then((row) => pasted(field, row[index] ?? '') ?? ''),
        t('copiedCell'),
      )
    },
    [feed, put, t],
  )

  const copyText = useCallback((text: string) => put(Promise.resolve(text), t('copiedCell')), [put, t])

  const copyRows = useCallback(
    (selection: Selection, columns: readonly CopyColumn[], mask?: Mask) => {
      const count = countSelected(selection)
      if (count > MOST_COPIED_ROWS) {
        setNote(t('tooManyToCopy', { most: MOST_COPIED_ROWS }))
        return
      }
      const headed = columns.map(({ field, heading }) => ({ heading, type: field.type }))
      setNote(t('copying'))
      put(
        selectedRows(feed, selection, columns, mask).then((rows) => tsvOf(headed, rows, language)),
        t('copiedRows', { count }),
      )
    },
    [feed, put, t, language],
  )

  return { note, copyText, copyCell, copyRows }
}
