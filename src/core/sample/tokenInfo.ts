import type { Gate } from './gate.ts'
import type { Selection } from './selection.ts'

/** The one answer that is no report: what is left of the day's quota. */
export const TOKEN_INFO = { service: 'information', id: 'token_info' } as const

/** Limit, uses and rest of the operation's day; asking costs a use itself, which is counted in. */
export function tokenInfo(gate: Gate): Selection {
  const row = {
    description: 'API REPORTS',
    token_limit: String(gate.dailyLimit),
    token_use_today: String(gate.usesToday),
    all_token_today: String(gate.usesToday),
    available_consumption_options: String(gate.dailyLimit - gate.usesToday),
  }
  return { count: 1, rows: () => [row] }
}
