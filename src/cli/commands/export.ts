import { resolve } from 'node:path'
import { notesDocument } from '../../shared/answerNotes.ts'
import { AppError } from '../../shared/errors.ts'
import { EXPORT_FORMATS, FILE_FORMATS, formatByFileName, type ExportFormat } from '../../shared/fileFormats.ts'
import type { Command, Options } from '../command.ts'
import { warnOfShortcomings } from '../coverageWarning.ts'
import { EXIT } from '../exitStatus.ts'
import { questionOf, questionOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf } from '../rowCounts.ts'
import { sayNotes } from '../sayNotes.ts'
import { cutTextsText } from '../cutTexts.ts'
import { tellFurtherFields } from '../furtherFields.ts'
import { atTaking, takenOption } from '../taking.ts'
import { targetOf } from '../target.ts'
import { questionTexts } from '../texts/questions.ts'

/** What a file is whose name asks for nothing else. */
const USUAL_FORMAT = 'csv'

const EXPORT_FORMAT_NAMES = EXPORT_FORMATS.join(', ')
/** Formats that a file's name asks for. */
const NAMED_FORMATS = [...new Set(EXPORT_FORMATS.map((name) => FILE_FORMATS[name].extension))]
  .filter((extension) => extension !== FILE_FORMATS[USUAL_FORMAT].extension)
  .join(', ')

/** The format that is asked for, else the one that the file's name asks for. */
function formatOf(options: Options): ExportFormat {
  const text = options.text('format') ?? formatByFileName(options.text('out') ?? '') ?? USUAL_FORMAT
  const format = EXPORT_FORMATS.find((each) => each === text)
  if (format !== undefined) return format
  throw new AppError('usage', {
    problem: 'option-takes',
    option: 'format',
    expected: EXPORT_FORMAT_NAMES,
    given: text,
  })
}

function outOf(options: Options, json: boolean): string {
  const out = options.text('out') ?? ''
  if (out === '') throw new AppError('usage', { problem: 'option-missing', option: 'out' })
  if (out === '-' && json) {
    throw new AppError('usage', { problem: 'output-used-twice' })
  }
  return out
}

/** A reader that closed early (`| head`): it has what it wanted. */
function isClosedPipe(cause: unknown): boolean {
  return cause instanceof AppError && cause.code === 'output-unwritable' && cause.detail['reason'] === 'EPIPE'
}

export const exportCommand: Command = {
  usage: 'export REPORT',
  ...questionTexts('export'),
  options: {
    ...questionOptions,
    taken: takenOption,
    out: {
      type: 'string',
      value: 'FILE',
      ...questionTexts('out'),
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      ...questionTexts('format', { formats: EXPORT_FORMAT_NAMES, named: NAMED_FORMATS }),
    },
    columns: {
      type: 'string',
      value: 'a,b,c',
      ...questionTexts('columns'),
    },
    ...rowCountOptions,
    safe: { type: 'boolean', ...questionTexts('safe') },
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal, signal } = context
    const format = formatOf(options)
    const out = outOf(options, terminal.json)
    const counts = rowCountsOf(options)
    const target = await targetOf(context, options)
    const question = await atTaking(context, target, options, questionOf(target, options, terminal.language))
    const store = await context.store()
    await warnOfShortcomings(context, target, question)
    const columns =
      options
        .text('columns')
        ?.split(',')
        .map((name) => name.trim()) ?? null
    const file = out === '-' ? null : resolve(out)
    const { exportFile } = await import('../../core/export/exportFile.ts')
    const input = {
      report: target.report,
      question,
      file,
      format,
      safe: options.has('safe'),
      columns,
      headings: null,
      ...counts,
      onBusy: 'fail',
      gapColumn: { language: terminal.language, comes: 'if-named' },
    } as const
    let written
    try {
      written = await exportFile(store, input, {
        signal,
        onProgress: ({ rows, total }) => {
          terminal.progress(total === 0 ? 1 : rows / total, questionTexts('progress', { rows, total }))
        },
      })
    } catch (cause) {
      if (file === null && isClosedPipe(cause)) return EXIT.done
      throw cause
    }
    const { rows, bytes, cutTexts, notes, further } = written
    terminal.endProgress()
    if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
    sayNotes(terminal, target.report, notes)
    tellFurtherFields(terminal, further)
    const text = questionTexts('written', { rows, bytes, file: file ?? '-' })
    if (file === null) terminal.message(text)
    else {
      const cut = cutTexts > 0 ? { cutTexts } : {}
      const others = further === undefined ? {} : { otherFields: further.fields }
      const document = { file, rows, bytes, format, ...cut, ...notesDocument(notes), ...others }
      await terminal.result(document, terminal.say(text))
    }
    return EXIT.done
  },
}
