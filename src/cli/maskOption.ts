import { AppError } from '../shared/errors.ts'
import { MASKS, type Mask } from '../shared/masks.ts'
import type { RowSet } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { toldRows } from '../desk/toldRows.ts'
import type { OptionDefinition, Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { optionTexts } from './texts/options.ts'

/** How what a command tells of rows hides who is meant in them. */
export const maskOption: OptionDefinition = {
  type: 'string',
  value: MASKS.join('|'),
  ...optionTexts('mask'),
}

/** The mask that a call asks for; undefined: none. @throws AppError `usage` for what is none */
export function maskOf(options: Options): Mask | undefined {
  const given = options.text('mask')
  if (given === undefined) return undefined
  const mask = MASKS.find((each) => each === given)
  if (mask !== undefined) return mask
  throw new AppError('usage', { problem: 'option-takes', option: 'mask', expected: MASKS.join(', '), given })
}

/** What a document repeats of a question, as its mask has it. */
export async function toldQuestion<T extends RowSet>(
  context: CommandContext,
  report: ReportDefinition,
  question: T,
): Promise<T> {
  return toldRows(await context.store(), report, question)
}
