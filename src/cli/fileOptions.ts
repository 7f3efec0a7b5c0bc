import { AppError } from '../shared/errors.ts'
import { EXPORT_FORMATS, FILE_FORMATS, formatByFileName, type ExportFormat } from '../shared/fileFormats.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { questionTexts } from './texts/questions.ts'

/** What a file is whose name asks for nothing else. */
const USUAL_FORMAT = 'csv'

const EXPORT_FORMAT_NAMES = EXPORT_FORMATS.join(', ')
/** Formats that a file's name asks for. */
const NAMED_FORMATS = [...new Set(EXPORT_FORMATS.map((name) => FILE_FORMATS[name].extension))]
  .filter((extension) => extension !== FILE_FORMATS[USUAL_FORMAT].extension)
  .join(', ')

/** Where a file goes, and how it is written. */
export const fileOptions: OptionDefinitions = {
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
}

export const safeOption: OptionDefinitions = {
  safe: { type: 'boolean', ...questionTexts('safe') },
}

/** The format that is asked for, else the one that the file's name asks for. */
export function formatOf(options: Options): ExportFormat {
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

/** The file that is asked for; `-` is standard output. @throws AppError `usage` where there is none */
export function outOf(options: Options, json: boolean): string {
  const out = options.text('out') ?? ''
  if (out === '') throw new AppError('usage', { problem: 'option-missing', option: 'out' })
  if (out === '-' && json) {
    throw new AppError('usage', { problem: 'output-used-twice' })
  }
  return out
}

/** A reader that closed early (`| head`): it has what it wanted. */
export function isClosedPipe(cause: unknown): boolean {
  return cause instanceof AppError && cause.code === 'output-unwritable' && cause.detail['reason'] === 'EPIPE'
}
