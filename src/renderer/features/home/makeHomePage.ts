import type { TFunction } from 'i18next'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { HomeCard } from '../../../shared/home.ts'
import type { HomeToDraw } from '../../../shared/ipc/drawings.ts'
import type { Language } from '../../../shared/language.ts'
import { maskedBy, type Mask } from '../../../shared/masks.ts'
import type { PaperPage } from '../../../shared/paperPage.ts'
import { longDayText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { startOfDay, wallClock, type WallSeconds } from '../../../shared/time.ts'
import { request } from '../../api/bridge.ts'
import { maskFacts } from '../../components/paper/maskFacts.ts'
import { cardChartData } from './cardChart.ts'
import { formOf } from './cardLines.ts'
import { homePage, type PaperCard } from './homePage.ts'
import { reportOfCard } from './reportOfCard.ts'
import { cardPeriodText } from './usePeriodText.ts'

/** What a page of all cards is of. */
export interface HomePageOf {
  readonly connectionId: number
  readonly operation: string
  readonly cards: readonly HomeCard[]
  readonly reportOf: (card: HomeCard) => ReportDefinition | undefined
  readonly today: WallSeconds
  /** Hides who is meant in all cards, unless a card's view hides more. */
  readonly mask: Mask | undefined
}

type Words = TFunction<['home', 'report']>

async function paperCard(card: HomeCard, of: HomePageOf, language: Language, t: Words): Promise<PaperCard> {
  const { connectionId, today, reportOf, mask } = of
  const report = reportOf(card)
  const { viewId, reads, problem } = card
  const asked = maskedBy({ connectionId, viewId, reads, language, today, isForPaper: true }, mask)
  const answer = problem === null && report !== undefined ? await request('home:card', asked).catch(() => null) : null
  const form = answer === null ? null : formOf(answer, card.form)
  const content = answer?.content
  // Charts are drawn by a large part of the program, which comes when it is wanted.
  const chart =
    form === 'chart' && content?.kind === 'summary' && report !== undefined
      ? (await import('./cardPicture.ts')).cardChartAsSvg(cardChartData(content, report, language))
      : null
  const period = cardPeriodText(card.period, answer?.range ?? null, { t, language, today })
  return { card, report, answer, form, chart, period }
}

/** All cards as a page, each with what the store holds now; one that cannot be worked out says so there. */
export async function makeHomePage(of: HomePageOf, language: Language, t: Words): Promise<PaperPage> {
  const printed: PaperCard[] = []
  for (const card of of.cards) printed.push(await paperCard(card, of, language, t))
  const facts = [
    { label: summaryTexts('operation')[language], text: of.operation },
    { label: t('home:files.day'), text: longDayText(of.today, language) },
    ...maskFacts(of.mask, language),
  ]
  const words = {
    title: t('home:title'),
    problem: t('home:card.problem'),
    absent: t('home:card.absent'),
    before: (value: string) => t('home:delta.before', { value }),
    rows: (count: number) => t('home:card.rows', { count }),
    more: (count: number) => t('home:card.more', { count }),
  }
  return homePage(printed, facts, words, language)
}

/** The page of all cards of an operation where nobody has it open. */
export async function homePageOf({ connectionId, language, mask }: HomeToDraw, t: Words): Promise<PaperPage> {
  const [cards, connections, reports] = await Promise.all([
    request('home:cards', { connectionId }),
    request('connections:list', null),
    request('reports:list', null),
  ])
  const connection = connections.find(({ id }) => id === connectionId)
  const now = wallClock(Date.now(), connection?.timeZone ?? 'UTC')
  const today = startOfDay(now)
  const reportOf = (card: HomeCard): ReportDefinition | undefined => reportOfCard(card, reports)
  return makeHomePage({ connectionId, operation: connection?.name ?? '', cards, reportOf, today, mask }, language, t)
}
