import { checkOf } from '../../shared/checks/checks.ts'
import { AppError } from '../../shared/errors.ts'
import { CHECK_SETTINGS, readCheck } from '../checkSettings.ts'
import type { Command } from '../command.ts'
import { fileOptions, outputIfAny, safeOption } from '../fileOptions.ts'
import { showFindings } from '../findings.ts'
import { maskOption } from '../maskOption.ts'
import { questionOf, rowSetOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf } from '../rowCounts.ts'
import { targetOf } from '../target.ts'
import { checkCommandTexts } from '../texts/checks.ts'

export const checkUnanswered: Command = {
  usage: 'check unanswered REPORT',
  ...checkCommandTexts('unanswered'),
  options: {
    ...rowSetOptions,
    ...CHECK_SETTINGS.unanswered.options,
    ...rowCountOptions,
    mask: maskOption,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const output = outputIfAny(options, context.terminal.json)
    const check = await readCheck('unanswered', options, context.terminal)
    const target = await targetOf(context, options)
    if (!checkOf('unanswered').fits(target.report)) {
      throw new AppError('usage', { problem: 'check-does-not-fit', report: target.report.key })
    }
    const question = questionOf(target, options, context.terminal.language)
    return showFindings(context, target, question, check, output, rowCountsOf(options))
  },
}
