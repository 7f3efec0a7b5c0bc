import { z } from 'zod'
import type { ReportScope } from '../../../shared/holdings.ts'
import { measureFor, type WrittenParameters } from '../../../shared/measures/kpis.ts'
import type { WallboardRate } from '../../../shared/reports/types.ts'
import { usePreference, type Preference } from '../../api/usePreference.ts'
import { thresholdsSchema, type Thresholds } from './thresholds.ts'

/** How a board is set up: what is good of each of its shares, and how its service level is worked out. */
export interface BoardSettings {
  readonly version: 1
  /** By figure; null: none. A figure that is not here is as usual. */
  readonly thresholds: Readonly<Record<string, Thresholds | null>>
  readonly serviceLevel: WrittenParameters
}

/** What the service level is called among its settings. */
export const SERVICE_LEVEL = measureFor('served-in-time').id

/** What a rate of the board is called among its settings. */
export function figureOf({ title }: WallboardRate): string {
  return `rate/${title.en}`
}

/** 80/20 is what the field aims at. */
const USUAL: Readonly<Record<string, Thresholds>> = { [SERVICE_LEVEL]: { good: 0.8, fair: 0.7 } }

/** The thresholds of a figure; null: it has none. */
export function thresholdsOf({ thresholds }: BoardSettings, figure: string): Thresholds | null {
  const set = thresholds[figure]
  return set === undefined ? (USUAL[figure] ?? null) : set
}

const schema: z.ZodType<BoardSettings> = z.object({
  version: z.literal(1),
  thresholds: z.record(z.string().max(200), thresholdsSchema.nullable()),
  serviceLevel: z.record(z.string().max(20), z.string().max(100)),
})

const FRESH: BoardSettings = { version: 1, thresholds: {}, serviceLevel: {} }

/** How the board of a log is set up, as it was left. */
export function useBoardSettings({ connectionId, reportKey }: ReportScope): Preference<BoardSettings> {
  return usePreference(`live-board/${connectionId}/${reportKey}`, schema, FRESH)
}
