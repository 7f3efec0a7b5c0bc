import { z } from 'zod'
import {
  CARD_FORMS,
  type CardAnswer,
  type CardReports,
  type EarlierCard,
  type HomeCard,
  type HomeOffer,
  type UpdatePlan,
} from '../home.ts'
import { LANGUAGES } from '../language.ts'
import { MASKS } from '../masks.ts'
import { PAGE_FORMATS } from '../paperPage.ts'
import { action, after, answer, gives } from './channel.ts'
import type { ConnectionsEvent } from './connections.ts'
import type { StoredEvent } from './coverage.ts'
import { id, instant, name, ofConnection } from './inputs.ts'
import type { JobEvent } from './jobs.ts'
import type { LiveEvent } from './live.ts'
import type { OwnMeasuresEvent } from './ownMeasures.ts'
import { paperPage } from './paper.ts'
import type { PaidStatesEvent } from './paidStates.ts'
import type { QuotaEvent } from './quota.ts'
import type { ReportsEvent } from './reports.ts'
import type { RetentionEvent } from './retention.ts'
import type { ViewsEvent } from './views.ts'

const MOST_CARDS = 1_000
const MOST_REPORTS = 10_000
const language = z.enum(LANGUAGES)
/** The operation's today, which the words of periods go by: with another day the same is asked anew. */
const today = instant
/** Null: all cards. */
const cards = z.array(id).max(MOST_CARDS).nullable()
/** Hides who is meant, unless a view's own mask is stricter; absent: as the views say. */
const mask = z.enum(MASKS).exactOptional()
const pin = z.strictObject({ viewId: id, form: z.enum(CARD_FORMS).nullable(), isWide: z.boolean() })
/** The reports that a card reads. */
const reads = z
  .record(name, z.literal(true))
  .refine((reports) => Object.keys(reports).length <= MOST_REPORTS) satisfies z.ZodType<CardReports>
const jobOf = gives<{ readonly jobId: string } | null>()

type CardEvent =
  HomeEvent | ViewsEvent | ConnectionsEvent | OwnMeasuresEvent | PaidStatesEvent | StoredEvent | LiveEvent | JobEvent

/** The part of an input that says which cards read a report; null: whatever operation, whatever report. */
function cardsOf(of: { readonly connectionId: number | null; readonly reportKey: string | null }): object {
  const { connectionId, reportKey } = of
  return {
    ...(connectionId === null ? {} : { connectionId }),
    ...(reportKey === null ? {} : { reads: { [reportKey]: true } }),
  }
}

export const homeChannels = {
  /** The cards of an operation, in their order. */
  'home:cards': answer(
    ofConnection,
    gives<readonly HomeCard[]>(),
    after<HomeEvent | ViewsEvent | ConnectionsEvent | ReportsEvent>({
      home: true,
      views: true,
      connections: true,
      reports: true,
    }),
  ),
  /**
   * What a card shows, of what the store holds. A newer request of the same card stops one that still waits; paper and
   * screen are apart.
   */
  'home:card': answer(
    // What it reads is the view's to say: what is stored of other reports leaves the card as it is.
    z.strictObject({ connectionId: id, viewId: id, reads, language, today, isForPaper: z.boolean(), mask }),
    gives<CardAnswer>(),
    after<CardEvent>({
      home: true,
      views: true,
      // Its zone may be another one.
      connections: true,
      'own-measures': true,
      'paid-states': true,
      stored: cardsOf,
      // The log of a report has other gaps, and what could not be fetched is told, though nothing was stored.
      live: ({ state }) => cardsOf(state.scope),
      job: ({ job }) => job.kind === 'pull' && job.endedAtMs !== null && cardsOf(job),
    }),
  ),
  /** What a card came to when it was last worked out, shown until it answers; null where that is not known. */
  'home:earlier-card': answer(
    z.strictObject({ connectionId: id, viewId: id, language }),
    gives<EarlierCard | null>(),
    after<HomeEvent | ViewsEvent>({ home: true, views: true }),
  ),
  /** What bringing cards up to date takes. */
  'home:plan': answer(
    z.strictObject({ connectionId: id, cards, today }),
    gives<UpdatePlan>(),
    after<HomeEvent | ViewsEvent | StoredEvent | QuotaEvent | RetentionEvent>({
      home: true,
      views: true,
      stored: true,
      quota: true,
      retention: true,
    }),
  ),
  /** Summaries that fit what the operation holds. */
  'home:offers': answer(
    z.strictObject({ connectionId: id, language, today }),
    gives<readonly HomeOffer[]>(),
    after<HomeEvent | ViewsEvent | StoredEvent | ReportsEvent>({
      home: true,
      views: true,
      stored: true,
      reports: true,
    }),
  ),
  /** Fetches what the cards lack, each report's rows as a job. */
  'home:update': action(z.strictObject({ connectionId: id, cards }), gives<{ readonly jobIds: readonly string[] }>()),
  /** Pins a view, or changes how its card looks. */
  'home:pin': action(pin, gives<null>()),
  /** Takes a card away; its view stays. */
  'home:unpin': action(z.strictObject({ viewId: id }), gives<null>()),
  /** Puts cards into an order; those that are not named stay where they are. */
  'home:order': action(z.strictObject({ viewIds: z.array(id).max(MOST_CARDS) }), gives<null>()),
  /** Makes a view of what was offered for a report, and pins it. */
  'home:take-offer': action(
    z.strictObject({ connectionId: id, reportKey: name, language }),
    gives<{ readonly viewId: number }>(),
  ),
  /** Asks for a place and writes all cards there as one workbook; null where the user thought better of it. */
  'home:save-workbook': action(z.strictObject({ connectionId: id, language, mask }), jobOf),
  /** The same of a page of all cards, as a PDF or as a picture. */
  'home:save-page': action(z.strictObject({ connectionId: id, page: paperPage, format: z.enum(PAGE_FORMATS) }), jobOf),
}

/** Cards came, went or look otherwise now. */
export interface HomeEvent {
  readonly kind: 'home'
}
