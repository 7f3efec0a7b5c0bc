import { homeTexts } from '../shared/commonTexts/home.ts'
import { NO_NOTES, noteTexts } from '../shared/answerNotes.ts'
import { explain } from '../shared/errorTexts.ts'
import { AppError, toAppError } from '../shared/errors.ts'
import { homeFileContent, MOST_FILE_ROWS, type HomeSheet } from '../shared/home/homeFile.ts'
import type { Language } from '../shared/language.ts'
import { inEachLanguage } from '../shared/localized.ts'
import type { Mask } from '../shared/masks.ts'
import { summaryCaveats } from '../shared/summaries/summaryWarnings.ts'
import { wallClock } from '../shared/time.ts'
import { lacksOf, type KeptView } from '../shared/views.ts'
import type { SummaryFileOutcome } from '../core/export/summaries/summaryInput.ts'
import { writeSummaryBook } from '../core/export/summaries/writeSummaryFile.ts'
import type { HomeOrder, WrittenFile } from '../core/automation/runSchedule.ts'
import { writeBytes } from '../core/export/writeBytes.ts'
import {
  askedCard,
  firstFindingsOf,
  firstRowsOf,
  lacksText,
  pinnedViews,
  shortcomings,
  summarizeCard,
  type CardManner,
} from './homeCards.ts'
import type { Drawer } from './drawer.ts'
import type { OpenDesk } from './openDesk.ts'
import { toldRows } from './toldRows.ts'

// All cards of the home page as one file: the window writes it, and schedules do by either door.

/** A card as it is written: the view's whole summary, with all of its groups and columns, or its first rows. */
async function sheetOf(desk: OpenDesk, view: KeptView, manner: CardManner): Promise<HomeSheet> {
  const { name } = view
  if (desk.catalogue.get(view.reportKey) === undefined)
    return { kind: 'problem', name, problem: homeTexts('reportGone') }
  if (lacksOf(view.content).length > 0) {
    return { kind: 'problem', name, problem: homeTexts('lacks', { lacks: lacksText(view) }) }
  }
  try {
    const asked = await askedCard(desk, view)
    const { report, seen, rows, summary, check, connection } = asked
    const told = await toldRows(desk.store, report, rows)
    const of = { name, report, seen, connection: connection.name, rows: told }
    if (check !== null) {
      const { head, findings } = await firstFindingsOf(desk, asked, check, MOST_FILE_ROWS, manner)
      const caveats = [...(await shortcomings(desk, asked)), ...head.caveats]
      return { ...of, kind: 'findings', check, found: head, findings, caveats }
    }
    if (summary === null) {
      const { total, fields, rows: first, notes } = await firstRowsOf(desk, asked, MOST_FILE_ROWS, 'file', manner)
      const caveats = [...(await shortcomings(desk, asked)), ...noteTexts(report, notes, 'window')]
      return { ...of, kind: 'rows', total, fields, first, caveats }
    }
    const answer = await summarizeCard(desk, asked, summary, manner)
    return { ...of, kind: 'summary', answer, caveats: summaryCaveats({ report, asked: seen, rows, answer }, 'window') }
  } catch (cause) {
    manner.signal?.throwIfAborted()
    const error = toAppError(cause).toData()
    const reason = inEachLanguage((language) => explain(error, language, 'window').sentence)
    return { kind: 'problem', name, problem: homeTexts('notAnswered', { reason }) }
  }
}

/** Where a workbook goes, and in whose words it is. */
export interface HomeBookOrder {
  readonly connectionId: number
  /** Its path; null: standard output. */
  readonly file: string | null
  readonly language: Language
  readonly onBusy: 'fail' | 'rename'
  /** Hides who is meant, unless a view's own mask is stricter; absent: as the views say. */
  readonly mask?: Mask | undefined
}

/**
 * Writes all cards of an operation as one workbook: a sheet for each, and one with their seals and formulas. A card
 * that cannot be worked out is told there, and keeps nobody from the others.
 *
 * @throws AppError `unknown-connection`, `output-unwritable`, `disk-full`, `cancelled`
 */
export async function writeHome(
  desk: OpenDesk,
  { connectionId, language, mask, ...place }: HomeBookOrder,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<SummaryFileOutcome> {
  const connection = await desk.connection(connectionId)
  const sheets: HomeSheet[] = []
  for (const { view } of await pinnedViews(desk, connectionId, mask)) {
    signal?.throwIfAborted()
    sheets.push(await sheetOf(desk, view, { language, signal }))
  }
  const now = wallClock(desk.sync.nowMs(), connection.timeZone)
  const { sheets: contents, notes } = homeFileContent(sheets, { connection: connection.name, now }, language)
  return writeSummaryBook(desk.store, { contents, notes, ...place }, signal === undefined ? {} : { signal })
}

/** What a scheduled file of all cards takes beside its order. */
export interface HomeFileManner {
  readonly language: Language
  readonly drawer: Drawer
  readonly signal: AbortSignal
}

/**
 * Writes all cards of an operation as it was ordered by somebody who does not look on: as a workbook, or drawn as the
 * window shows them. A file that is in use gets another name.
 *
 * @returns the file with its bytes; of what is drawn, `rows` counts the cards
 * @throws AppError what {@link writeHome} throws; `needs-window` for a drawing that nobody can draw here
 */
export async function writeOrderedHome(
  desk: OpenDesk,
  { connectionId, file: asked, format, mask }: HomeOrder,
  { language, drawer, signal }: HomeFileManner,
): Promise<WrittenFile & { readonly bytes: number }> {
  if (format === 'xlsx') {
    const order = { connectionId, file: asked, language, onBusy: 'rename', mask } as const
    const { file, rows, bytes, cutTexts } = await writeHome(desk, order, { signal })
    return { file: file ?? asked, rows, bytes, cutTexts, notes: NO_NOTES }
  }
  if (!drawer.formats.includes(format)) throw new AppError('needs-window', { format })
  const cards = await pinnedViews(desk, connectionId)
  const drawn = await drawer.draw({ kind: 'home', connectionId, language, mask }, format, { signal })
  signal.throwIfAborted()
  return { ...(await writeBytes(desk.store, asked, drawn)), rows: cards.length, cutTexts: 0, notes: NO_NOTES }
}
