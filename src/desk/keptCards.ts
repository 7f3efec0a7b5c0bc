import { createHash } from 'node:crypto'
import { checkOf } from '../shared/checks/checks.ts'
import type { CardAnswer, EarlierCard } from '../shared/home.ts'
import type { Language } from '../shared/language.ts'
import { asksForOwn } from '../shared/summaries/ownMeasure.ts'
import { shortcomingsOf } from '../core/store/query/shortcomings.ts'
import type { CardSources, KeptCard } from '../core/store/records/keptCards.ts'
import { askedSummary } from './answerSummary.ts'
import { shownSummaryOf, summedRows, type AskedCard, type ShownCard } from './homeCards.ts'
import type { OpenDesk } from './openDesk.ts'
import type { AskedSummary } from './paidTime.ts'

// What cards came to last is kept, encrypted with the rows (store/tables/keptCards.ts): a page of cards over millions
// of rows shows it at once, and works out again only what may have changed. Whether it may have is told by two
// fingerprints. The question: what the view asks, of a report that reads its rows so. The facts: the period that its
// words mean, the slices that lie there, and what the clock alone changes.

/** Counts up whenever the same question of the same rows comes to another answer, or an answer looks otherwise. */
const ANSWERS = 2

/** A card that is asked, beside what was kept of it. */
export interface CardWithKept {
  readonly asked: AskedCard
  /** What it sums up; null where it shows rows or findings. */
  readonly summed: AskedSummary | null
  readonly language: Language
  readonly question: string
  readonly facts: string
  readonly sources: CardSources
  readonly mark: string
  /** What was kept last, where it answers the same question. */
  readonly kept: KeptCard | null
}

function fingerprintOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

async function questionOf({ store }: OpenDesk, { view, connection, report, seen }: AskedCard): Promise<string> {
  const { content, reportKey, parameters } = view
  const { id, timeZone, mask } = connection
  const measures = content.summary?.measures ?? []
  const own = asksForOwn(measures) ? await store.ownMeasures.list() : []
  return fingerprintOf([ANSWERS, content, reportKey, parameters, id, timeZone, mask, report, seen, own])
}

/** Of a period what changes with the clock, though no row comes or goes. */
async function clockOf({ store }: OpenDesk, { report, rows, fetched, now }: AskedCard): Promise<readonly unknown[]> {
  const { connectionId, reportKey, parameters, byDay } = rows
  const scope = { connectionId, reportKey, parameters }
  const slices = await store.slices.of(scope)
  const facts: unknown[] = []
  for (const range of fetched ?? [rows.range]) {
    const gaps = report.kind === 'live' ? await store.logs.gaps({ scope, range }) : []
    const held = { report, slices, gaps, range, now, ...(byDay === undefined ? {} : { byDay }) }
    facts.push(range, shortcomingsOf(held), range !== null && range.to >= now ? now : null)
  }
  return facts
}

function sourcesOf(desk: OpenDesk, { check, rows }: AskedCard, summed: AskedSummary | null): CardSources {
  const { connectionId, reportKey, parameters } = rows
  const isJoined = summed?.summary.measures.some(({ joined }) => joined !== undefined) ?? false
  const isBeside = check !== null && desk.catalogue.reports.some(checkOf(check.id).besides)
  return { scope: { connectionId, reportKey, parameters }, hasOthers: isJoined || isBeside }
}

/** Looks up what was kept of a card. @throws AppError what `askedSummary` throws */
export async function withKept(desk: OpenDesk, asked: AskedCard, language: Language): Promise<CardWithKept> {
  const { store } = desk
  const written = asked.check === null ? shownSummaryOf(asked) : null
  const question = await questionOf(desk, asked)
  const summed = written === null ? null : await askedSummary(store, { written, language }, summedRows(desk, asked))
  const sources = sourcesOf(desk, asked, summed)
  const { card, mark } = await store.keptCards.find({ viewId: asked.view.id, language, sources })
  const facts = fingerprintOf([asked.rows, summed?.summary ?? null, await clockOf(desk, asked), mark])
  const kept = card?.question === question ? card : null
  return { asked, summed, language, question, facts, sources, mark, kept }
}

/** What a card came to when it was last worked out, whatever has come since; null where that is not known. */
export function earlierOf({ kept }: CardWithKept): EarlierCard | null {
  return kept === null ? null : { answer: JSON.parse(kept.answer) as CardAnswer, answeredAtMs: kept.answeredAtMs }
}

/** What a card shows, as it was worked out before; null where it may come to something else by now. */
export function stillShown({ kept, facts }: CardWithKept): ShownCard | null {
  if (kept === null || kept.facts !== facts) return null
  const { content, seal } = JSON.parse(kept.answer) as CardAnswer
  return { content, caveats: seal.caveats }
}

/** Keeps what a card came to. What cannot be kept is worked out again, and is no reason not to show it. */
export async function keepCard(
  { store, sync }: OpenDesk,
  { asked, language, question, facts, sources, mark }: CardWithKept,
  answer: CardAnswer,
): Promise<void> {
  const answeredAtMs = sync.nowMs()
  const card = { viewId: asked.view.id, language, question, facts, answeredAtMs, answer: JSON.stringify(answer) }
  await store.keptCards.put({ card, sources, mark }).catch(() => false)
}
