import { AppError } from '../shared/errors.ts'
import type { Question } from '../shared/query.ts'
import { formatInstant } from '../shared/time.ts'
import type { OptionDefinition } from './command.ts'
import type { CommandContext } from './context.ts'
import { spanOf } from './period.ts'
import type { CommandTarget } from './target.ts'
import { optionTexts } from './texts/options.ts'

/** Which snapshot is meant. */
export const takenOption: OptionDefinition = {
  type: 'string',
  value: 'DATE',
  ...optionTexts('taken'),
}

/**
 * The question about the snapshot that `--taken` names: the newest of that moment, that day, or before it. Without the
 * option, the question as it is.
 *
 * @param text what the option says
 * @throws AppError `bad-date`; `usage` where the report has no snapshots, none as old, or a period was given as well
 */
export async function atSnapshot(
  context: CommandContext,
  target: CommandTarget,
  text: string | undefined,
  question: Question,
): Promise<Question> {
  if (text === undefined) return question
  const { to } = spanOf(text)
  const { report, connection, parameters, range } = target
  if (report.kind !== 'snapshot') throw new AppError('usage', { problem: 'not-a-snapshot', report: report.key })
  if (range !== undefined) throw new AppError('usage', { problem: 'taken-or-period' })
  const scope = { connectionId: connection.id, reportKey: report.key, parameters }
  const slices = await (await context.store()).slices.of(scope)
  const snapshot = slices.findLast((slice) => slice.range.to <= to)
  if (snapshot !== undefined) return { ...question, range: snapshot.range }
  const first = slices[0]
  if (first === undefined) throw new AppError('usage', { problem: 'no-snapshot', report: report.key })
  const at = formatInstant(first.range.from)
  throw new AppError('usage', { problem: 'first-snapshot-later', report: report.key, at })
}
