import { AppError } from '../shared/errors.ts'
import type { Question } from '../shared/query.ts'
import { formatInstant } from '../shared/time.ts'
import type { OptionDefinition, Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { spanOf } from './period.ts'
import type { CommandTarget } from './target.ts'

/** Which taking of a snapshot is meant. */
export const takenOption: OptionDefinition = {
  type: 'string',
  value: 'DATE',
  es: 'como estaba entonces: la última consulta hasta esa fecha',
  en: 'as it stood then: the last taking up to that date',
}

function refuse(problem: string, problemEs: string): never {
  throw new AppError('usage', { problem, problemEs })
}

/**
 * The question about the taking that `--taken` names: the newest of that moment, that day, or before it. Without the option, the question as
 * it is.
 *
 * @throws AppError `bad-date`; `usage` where the report has no takings, none as old, or a period was given as well
 */
export async function atTaking(
  context: CommandContext,
  target: CommandTarget,
  options: Options,
  question: Question,
): Promise<Question> {
  const text = options.text('taken')
  if (text === undefined) return question
  const { to } = spanOf(text)
  const { report, connection, parameters, range } = target
  if (report.kind !== 'snapshot') {
    return refuse(
      `--taken is for snapshots; ${report.key} is none. Give a period instead.`,
      `--taken es para reportes del estado actual; ${report.key} no lo es. Indique un periodo.`,
    )
  }
  if (range !== undefined) return refuse('Give either --taken or a period.', 'Dé --taken o un periodo, no ambos.')
  const scope = { connectionId: connection.id, reportKey: report.key, parameters }
  const slices = await (await context.store()).writer.call('slices', { scope })
  const taking = slices.findLast((slice) => slice.range.to <= to)
  if (taking !== undefined) return { ...question, range: taking.range }
  const first = slices[0]
  return refuse(
    first === undefined
      ? `There is no taking of ${report.key} yet; take one with "atalaya pull".`
      : `The first taking of ${report.key} is of ${formatInstant(first.range.from)}.`,
    first === undefined
      ? `Aún no hay consultas de ${report.key}; haga una con "atalaya pull".`
      : `La primera consulta de ${report.key} es de ${formatInstant(first.range.from)}.`,
  )
}
