import { kindText } from '../../shared/checks/matchFindings.ts'
import { AppError } from '../../shared/errors.ts'
import { rowsOf } from '../../shared/query.ts'
import { numberText } from '../../shared/summaries/numberText.ts'
import { CHECK_SETTINGS, readCheck } from '../checkSettings.ts'
import type { Command } from '../command.ts'
import { warnOfShortcomings } from '../coverageWarning.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, outputIfAny, safeOption } from '../fileOptions.ts'
import { checkPlace, writeFindingsOf } from '../findings.ts'
import { maskOption } from '../maskOption.ts'
import { questionOf, rowSetOptions } from '../question.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { table } from '../table.ts'
import { targetOf } from '../target.ts'
import { checkCommandTexts } from '../texts/checks.ts'

export const match: Command = {
  usage: 'match REPORT',
  ...checkCommandTexts('match'),
  options: {
    ...rowSetOptions,
    taken: takenOption,
    ...CHECK_SETTINGS.match.options,
    mask: maskOption,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal, signal } = context
    const output = outputIfAny(options, terminal.json)
    const check = await readCheck('match', options, terminal)
    const { settings } = check
    const { language } = terminal
    const target = await targetOf(context, options)
    const question = questionOf(target, options, language)
    const asked = await atSnapshot(context, target, options.text('taken'), question)
    const { matchWith } = await import('../../desk/checkRows.ts')
    const order = { rows: rowsOf(asked), settings }
    const place = await checkPlace(context)
    if (output !== undefined) {
      await warnOfShortcomings(context, target, asked)
      return writeFindingsOf(context, target, { rows: order.rows, check }, output, place)
    }
    const { whole } = await matchWith(place, target.report, order, { signal })
    if (whole === null) throw new AppError('internal', { reason: 'no number to match' })
    await warnOfShortcomings(context, target, asked)
    const { expected, found, difference, candidates } = whole
    const sentence = difference === 0 ? checkCommandTexts('fits', { expected }) : checkCommandTexts('differs', whole)
    const lines = candidates.map(({ kind, rows, what }) => [
      kindText(kind)[language],
      numberText(rows, 'count', language),
      what[language],
    ])
    const headings = terminal.say(checkCommandTexts('headings')).split('|')
    const explained =
      difference === 0
        ? ''
        : lines.length === 0
          ? `\n${terminal.say(checkCommandTexts('unexplained'))}`
          : `\n${table(headings, lines, new Set([1]), new Set([2]))}`
    await terminal.result(
      {
        expected,
        found,
        difference,
        candidates: candidates.map(({ kind, rows, what }) => ({ kind, rows, what: what[language] })),
      },
      `${terminal.say(sentence)}${explained}`,
    )
    return EXIT.done
  },
}
