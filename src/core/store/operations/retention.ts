import type { RetentionChange, RetentionRule } from '../../../shared/retention.ts'
import { listRules, outdated, putRule, removeRule } from '../tables/retentionRules.ts'
import type { Writing } from '../threads/subject.ts'

/** How long rows are kept. */
export const retention = ({ database }: Writing) => ({
  rules: () => listRules(database),
  put: (rule: RetentionRule) => {
    putRule(database, rule)
  },
  remove: (rule: Pick<RetentionRule, 'connectionId' | 'reportKey'>) => {
    removeRule(database, rule)
  },
  outdated: ({ nowMs, supposed }: { nowMs: number; supposed: RetentionChange | null }) =>
    outdated(database, nowMs, supposed),
})
