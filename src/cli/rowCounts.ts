import { AppError } from '../shared/errors.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { optionTexts } from './texts/options.ts'

/** Which of the rows that fit are wanted, in their order. */
export const rowCountOptions: OptionDefinitions = {
  limit: { type: 'string', value: 'N', ...optionTexts('limit') },
  offset: { type: 'string', value: 'N', ...optionTexts('offset') },
}

function countOf(options: Options, name: string): number | undefined {
  const text = options.text(name)
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new AppError('usage', { problem: 'not-a-whole-number', option: name, given: text })
}

/** How many rows a call skips, and how many it wants; undefined: as many as there are. */
export interface RowCounts {
  readonly offset: number
  readonly limit: number | undefined
}

/** The rows that a call wants. @throws AppError `usage` */
export function rowCountsOf(options: Options): RowCounts {
  return { limit: countOf(options, 'limit'), offset: countOf(options, 'offset') ?? 0 }
}
