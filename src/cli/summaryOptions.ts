import { FOLDED_STEPS, TIME_STEPS } from '../shared/summaries/types.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { summaryTexts } from './texts/summaries.ts'

const STEPS = [...TIME_STEPS, ...FOLDED_STEPS].join(' ')

/** What is asked of the rows that are meant. */
export const summaryOptions: OptionDefinitions = {
  by: {
    type: 'string',
    multiple: true,
    value: 'FIELD[:STEP]',
    ...summaryTexts('by', { steps: STEPS }),
  },
  across: {
    type: 'string',
    value: 'FIELD[:STEP]',
    ...summaryTexts('across'),
  },
  measure: {
    type: 'string',
    multiple: true,
    value: '"[TITLE =] M"',
    ...summaryTexts('measure'),
  },
  compare: {
    type: 'string',
    value: 'PERIOD',
    ...summaryTexts('compare'),
  },
  order: {
    type: 'string',
    value: 'M|label[:desc]',
    ...summaryTexts('order'),
  },
  limit: {
    type: 'string',
    value: 'N',
    ...summaryTexts('limit'),
  },
  'no-totals': { type: 'boolean', ...summaryTexts('noTotals') },
}

/** The summary that a call writes. */
export function writtenSummaryOf(options: Options): WrittenSummary {
  return {
    by: options.texts('by'),
    across: options.text('across') ?? null,
    measures: options.texts('measure'),
    compare: options.text('compare') ?? null,
    order: options.text('order') ?? null,
    limit: options.text('limit') ?? null,
    hasTotals: !options.has('no-totals'),
  }
}
