import type { ModelRow } from './measureModel.ts'

/** Rows that are all the same. */
export function repeated(count: number, row: ModelRow): readonly ModelRow[] {
  return Array.from({ length: count }, () => row)
}

/**
 * ICMI's queue tip: 1,000 answered, 860 of them within 20 s; 60 abandoned, 20 of them within 20 s, 10 within 5 s. The
 * second itself is within.
 */
export const SERVICE_LEVEL_TIP: readonly ModelRow[] = [
  ...repeated(859, { skill_result: 'ANSWER', wait_time: '7' }),
  { skill_result: 'answer', wait_time: '00:00:20' },
  ...repeated(139, { skill_result: 'ANSWER', wait_time: '90' }),
  { skill_result: 'ANSWER', wait_time: '21' },
  ...repeated(9, { skill_result: 'ABANDON', wait_time: '3' }),
  { skill_result: 'ABANDON', wait_time: '5' },
  ...repeated(9, { skill_result: 'ABANDON', wait_time: '12' }),
  { skill_result: 'ABANDON', wait_time: '20' },
  ...repeated(40, { skill_result: 'ABANDON', wait_time: '75' }),
]
