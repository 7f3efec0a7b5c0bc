import type { Desk } from '../../desk/desk.ts'
import type { resultsChannels } from '../../shared/ipc/results.ts'
import type { HandlersOf } from './handler.ts'

export function resultsHandlers({ results }: Desk): HandlersOf<typeof resultsChannels> {
  return {
    'result:open': (asked) => results.open(asked),
    'result:close': async ({ slot }) => {
      await results.close(slot)
      return null
    },
    'result:rows': (block) => results.rows(block),
    'result:sums': (asked) => results.sums(asked),
    'result:keys': (block) => results.keys(block),
    'result:row': (row) => results.row(row),
    'result:listed': (value) => results.listed(value),
    'result:unread': ({ resultId, place }) => results.unread(resultId, place),
    'result:items': (items) => results.items(items),
    'result:values': ({ question, field, search, limit }) => results.values(question, field, search, limit),
    'rows:told': ({ rows }) => results.told(rows),
    'result:counts': ({ slot, question, counting }) => results.counts(slot, question, counting),
  }
}
