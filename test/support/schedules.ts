import type { PeriodPreset } from '../../src/shared/periods.ts'
import { allRows, type Kept } from '../../src/shared/schedules.ts'

/** What a schedule keeps that was never told anything but how far back it reaches. */
export function keepsRows(preset: PeriodPreset): Kept {
  return { kind: 'content', content: allRows(preset, 'es') }
}
