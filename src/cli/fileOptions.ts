import { AppError } from '../shared/errors.ts'
import { isWorkbookName } from '../shared/fileExtension.ts'
import { FILE_FORMATS, type FileFormat } from '../core/export/fileFormat.ts'
import type { OptionDefinitions, Options } from './command.ts'

/** Where a file goes, and how it is written. */
export const fileOptions: OptionDefinitions = {
  out: {
    type: 'string',
    value: 'FILE',
    es: 'el archivo; - es la salida estándar',
    en: 'the file; - is standard output',
  },
  format: {
    type: 'string',
    value: 'FORMAT',
    es: `${FILE_FORMATS.join(', ')}; si no, xlsx para un nombre así, o csv`,
    en: `${FILE_FORMATS.join(', ')}; else xlsx for such a name, or csv`,
  },
}

export const safeOption: OptionDefinitions = {
  safe: { type: 'boolean', es: 'neutraliza fórmulas también en csv', en: 'neutralises formulas in csv too' },
}

/** The format that is asked for, else the one that the file's name asks for. */
export function formatOf(options: Options): FileFormat {
  const text = options.text('format') ?? (isWorkbookName(options.text('out') ?? '') ? 'xlsx' : 'csv')
  const format = FILE_FORMATS.find((each) => each === text)
  if (format !== undefined) return format
  throw new AppError('usage', {
    problem: 'option-takes',
    option: 'format',
    expected: FILE_FORMATS.join(', '),
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
