import type { RetentionChange, RetentionPreview } from '../../shared/retention.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { formatDay } from '../../shared/time.ts'
import { despiteSpace, isSpaceProblem } from '../store/file/spaceProblem.ts'
import type { StoreApi } from '../store/storeApi.ts'
import type { ErasureOptions } from '../store/erasing/progress.ts'

const LAST_DAY_KEY = 'retention:last-day'
const DAY_MS = 86_400_000
/** After a longer pause it is not taken for granted that the computer's clock is right. */
const TRUSTED_PAUSE_MS = 3 * DAY_MS

/**
 * What the rules would let go now, by report and connection; nothing where there is no row to go.
 *
 * @param reports the definitions of the catalogue
 * @param supposed a change of the rules that was not made yet, as if it were
 */
export async function previewRetention(
  store: StoreApi,
  reports: readonly ReportDefinition[],
  nowMs: number,
  supposed: RetentionChange | null = null,
): Promise<readonly RetentionPreview[]> {
  const previews: RetentionPreview[] = []
  for (const erasure of await store.retention.outdated({ nowMs, supposed })) {
    const rows = await store.erasing.count(reports, erasure)
    const { connectionId, reportKey, before } = erasure
    if (rows > 0) previews.push({ connectionId, reportKey, beforeDay: formatDay(before), rows })
  }
  return previews
}

/** A problem with space that says how many rows were erased in all. */
function spaceProblemOfAll(cause: unknown, rows: number): unknown {
  return isSpaceProblem(cause) ? cause.telling({ rows }) : cause
}

/**
 * Lets go what the rules do not keep, and gives the space back.
 *
 * @param onErased hears of each report that lost rows
 * @returns the number of rows deleted
 * @throws AppError `store-busy`, `disk-full`, `cancelled`; `space-not-released` when all rows are gone that are to go
 */
export async function applyRetention(
  store: StoreApi,
  reports: readonly ReportDefinition[],
  nowMs: number,
  options: ErasureOptions & { readonly onErased?: (connectionId: number, reportKey: string) => void } = {},
): Promise<number> {
  let rows = 0
  const outdated = await store.retention.outdated({ nowMs, supposed: null })
  const works = outdated.map((erasure) => async () => {
    let erased = 0
    try {
      erased = await store.erasing.erase(reports, erasure, options)
    } catch (cause) {
      if (isSpaceProblem(cause)) erased = Number(cause.detail['rows'])
      throw cause
    } finally {
      rows += erased
      if (erased > 0) options.onErased?.(erasure.connectionId, erasure.reportKey)
    }
  })
  await despiteSpace(works).catch((cause: unknown) => {
    throw spaceProblemOfAll(cause, rows)
  })
  return rows
}

/**
 * Whether the computer's clock can be trusted with what cannot be undone: it went on from where it last was, or a
 * server was reached under it. A clock that stands months ahead would let go of rows that its user means to keep.
 */
async function isClockTrusted(store: StoreApi, lastDay: string | null, nowMs: number): Promise<boolean> {
  if (lastDay === null || nowMs - Date.parse(lastDay) <= TRUSTED_PAUSE_MS + DAY_MS) return true
  const answeredAtMs = await store.slices.lastAnswerAtMs()
  return answeredAtMs !== null && Math.abs(nowMs - answeredAtMs) <= DAY_MS
}

/** Lets the rules be applied again today: they changed. */
export async function applyRetentionAgain(store: StoreApi): Promise<void> {
  await store.preferences.set({ key: LAST_DAY_KEY, value: null })
}

/**
 * The same once a day, by the computer's own calendar, whoever comes first: the desktop program or a command. What an
 * earlier version left to be looked up, and what an erasure that was cut short left of the rows in the file, comes
 * first, on whatever day. After some days without it, it
 * waits for an answer of a server: see {@link isClockTrusted}.
 *
 * @returns the number of rows deleted
 * @throws AppError as {@link applyRetention}
 */
export async function applyRetentionDaily(
  store: StoreApi,
  reports: readonly ReportDefinition[],
  nowMs: number,
  options: Parameters<typeof applyRetention>[3] = {},
): Promise<number> {
  await store.settleNames(options.signal)
  await store.settleKeys(reports, options.signal)
  let rows = 0
  // What is too old goes, even where the space of what went before cannot be given back.
  await despiteSpace([
    () => store.compacting.doOwed(options),
    async () => {
      try {
        rows = await applyWhereDue(store, reports, nowMs, options)
      } catch (cause) {
        if (isSpaceProblem(cause)) rows = Number(cause.detail['rows'])
        throw cause
      }
    },
  ]).catch((cause: unknown) => {
    throw spaceProblemOfAll(cause, rows)
  })
  return rows
}

async function applyWhereDue(
  store: StoreApi,
  reports: readonly ReportDefinition[],
  nowMs: number,
  options: Parameters<typeof applyRetention>[3],
): Promise<number> {
  const today = new Date(nowMs).toDateString()
  const lastDay = await store.preferences.get(LAST_DAY_KEY)
  if (lastDay === today || !(await isClockTrusted(store, lastDay, nowMs))) return 0
  const rows = await applyRetention(store, reports, nowMs, options)
  await store.deleteOldCopies(nowMs)
  await store.compacting.releaseSpace()
  await store.preferences.set({ key: LAST_DAY_KEY, value: today })
  return rows
}
