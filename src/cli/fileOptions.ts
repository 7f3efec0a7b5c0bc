import { resolve } from 'node:path'
import { AppError } from '../shared/errors.ts'
import {
  drawnFormatOf,
  EXPORT_FORMATS,
  FILE_FORMATS,
  formatByFileName,
  type ExportFormat,
} from '../shared/fileFormats.ts'
import type { OptionDefinition, OptionDefinitions, Options } from './command.ts'
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

/** The columns of a file. */
export const columnsOption: OptionDefinition = { type: 'string', value: 'a,b,c', ...questionTexts('columns') }

/** The columns that a call names, in their order; null: all. */
export function columnsOf(options: Options): readonly string[] | null {
  const text = options.text('columns')
  return text === undefined ? null : text.split(',').map((name) => name.trim())
}

/** The format that is asked for, else the one that the file's name asks for. */
export function formatOf(options: Options): ExportFormat {
  const out = options.text('out') ?? ''
  // What only the window draws is not to become rows under a picture's name.
  const text = options.text('format') ?? formatByFileName(out) ?? drawnFormatOf(out) ?? USUAL_FORMAT
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

/** Where a file goes, and how it is written. */
export interface Output {
  /** Null: standard output. */
  readonly file: string | null
  readonly format: ExportFormat
  /** Texts that Excel would run as a formula are neutralised. */
  readonly isSafe: boolean
}

/** The file that a call asks for. @throws AppError `usage` where it asks for none */
export function outputOf(options: Options, json: boolean): Output {
  const format = formatOf(options)
  const out = outOf(options, json)
  return { file: out === '-' ? null : resolve(out), format, isSafe: options.has('safe') }
}

/** {@link outputOf}, or undefined where a call asks for no file. @throws AppError `usage` for half of one */
export function outputIfAny(options: Options, json: boolean): Output | undefined {
  if (options.text('out') !== undefined) return outputOf(options, json)
  const alone = ['format', 'safe'].find((name) => options.text(name) !== undefined || options.has(name))
  if (alone !== undefined) throw new AppError('usage', { problem: 'option-missing', option: 'out' })
  return undefined
}

/** A reader that closed early (`| head`): it has what it wanted. */
export function isClosedPipe(cause: unknown): boolean {
  return cause instanceof AppError && cause.code === 'output-unwritable' && cause.detail['reason'] === 'EPIPE'
}
