import { checkOf } from '../../shared/checks/checks.ts'
import { NUMBER_FORMS, unansweredCheck } from '../../shared/checks/unanswered.ts'
import { AppError } from '../../shared/errors.ts'
import type { Command, Options } from '../command.ts'
import { fileOptions, outputIfAny, safeOption } from '../fileOptions.ts'
import { showFindings } from '../findings.ts'
import { maskOption } from '../maskOption.ts'
import { questionOf, rowSetOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf } from '../rowCounts.ts'
import { targetOf } from '../target.ts'
import { checkCommandTexts } from '../texts/checks.ts'

const { usual } = unansweredCheck

/** A threshold. @throws AppError `usage` */
function countOf(options: Options, name: 'attempts' | 'days'): number {
  const given = options.text(name)
  if (given === undefined) return usual[name]
  const settings = unansweredCheck.settings.safeParse({ ...usual, [name]: Number(given.trim()) })
  if (settings.success && /^\d+$/.test(given.trim())) return settings.data[name]
  throw new AppError('usage', { problem: 'not-a-whole-number', option: name, given })
}

function formOf(options: Options) {
  const given = options.text('form')?.trim().toLowerCase()
  const form = given === undefined ? usual.form : NUMBER_FORMS.find((each) => each === given)
  if (form !== undefined) return form
  const expected = NUMBER_FORMS.join(', ')
  throw new AppError('usage', { problem: 'option-takes', option: 'form', expected, given: given ?? '' })
}

export const checkUnanswered: Command = {
  usage: 'check unanswered REPORT',
  ...checkCommandTexts('unanswered'),
  options: {
    ...rowSetOptions,
    attempts: { type: 'string', value: 'N', ...checkCommandTexts('attempts', { usual: usual.attempts }) },
    days: { type: 'string', value: 'N', ...checkCommandTexts('days', { usual: usual.days }) },
    form: { type: 'string', value: 'FORM', ...checkCommandTexts('form', { forms: NUMBER_FORMS.join(', ') }) },
    ...rowCountOptions,
    mask: maskOption,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const output = outputIfAny(options, context.terminal.json)
    const settings = { attempts: countOf(options, 'attempts'), days: countOf(options, 'days'), form: formOf(options) }
    const target = await targetOf(context, options)
    if (!checkOf('unanswered').fits(target.report)) {
      throw new AppError('usage', { problem: 'check-does-not-fit', report: target.report.key })
    }
    const question = questionOf(target, options, context.terminal.language)
    return showFindings(context, target, question, { id: 'unanswered', settings }, output, rowCountsOf(options))
  },
}
