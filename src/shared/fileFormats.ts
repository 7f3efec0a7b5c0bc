import type { LocalizedText, WrittenText } from './language.ts'
import { MOST_SHEET_ROWS } from './spreadsheet.ts'
import { inEveryLanguage, translated, type Written } from './translations/rows.ts'

// The one table of the formats that files are written in. Dialogs, the command line, schedules and encoders read it;
// what writes a format stands in `core/export/encoders.ts`.

/**
 * How a format of CSV writes. All follow RFC 4180: CRLF after each line, quotes where a value needs them and doubled
 * inside.
 */
export interface CsvDialect {
  /** One character of ASCII. */
  readonly delimiter: string
  /** Excel reads UTF-8 only where the file says so with a mark. */
  readonly hasMark: boolean
  /** Texts that Excel would run as a formula are neutralised. */
  readonly isSafe: boolean
  /** What stands before the decimals of a number; a point is the servers' own. */
  readonly decimalSign: '.' | ','
}

/** Rows beyond which something is to be said of a file. */
interface RowLimit {
  readonly rows: number
  /** What happens beyond: the file goes on in further sheets, or Excel does not show the rest. */
  readonly beyond: 'further-sheets' | 'unseen-in-excel'
}

/** Rows that a sheet of Excel holds below its headings. */
const SHEET_ROWS = MOST_SHEET_ROWS - 1

/** What the window says of a format that its dialogs offer. */
interface WindowTexts {
  /** Its place among the choices, from 1. */
  readonly place: number
  readonly title: LocalizedText
  readonly hint: LocalizedText
  /** What is said of it where a file is written with nobody looking on; absent: the same. */
  readonly scheduleHint?: LocalizedText
}

/** What a summary is drawn as: its chart, or a page with chart, table and formulas. */
interface Drawn {
  readonly of: 'chart' | 'page'
  /** What the window offers it as. */
  readonly title: LocalizedText
  /** Whether a schedule may be kept with it: it is drawn then though nobody looks on. */
  readonly isUnattended?: true
}

/** A format, or a name that stands for one of several. */
interface FormatRow<Name extends string> {
  /** What the names of such files end with, after the point. */
  readonly extension: string
  /** What the system's dialogs call such files. */
  readonly files: LocalizedText
  /** Where it holds no rows: what the window draws into it. No command can. */
  readonly drawn?: Drawn
  /** Which commands take it: `export`, `schedule add`. */
  readonly commands: readonly ('export' | 'schedule')[]
  /** Absent: the window does not offer it. */
  readonly window?: WindowTexts
  readonly rowLimit: RowLimit | null
  /** Where it is CSV: how it is written. */
  readonly csv?: CsvDialect
  /** Where it is a name for one of several formats: which, by what divides the columns of files for Excel. */
  readonly standsFor?: Readonly<Record<',' | ';', Name>>
  /** Excel changes long numbers and leading zeros when it opens such a file; this format keeps them. */
  readonly digitsKeptBy?: Name
}

const CSV_FILES: WrittenText = { es: 'Archivos CSV', en: 'CSV files' }
const WHAT_EXCEL_SHOWS = { rows: SHEET_ROWS, beyond: 'unseen-in-excel' } as const

const AS_WRITTEN = {
  excel: {
    extension: 'csv',
    files: CSV_FILES,
    commands: ['schedule'],
    rowLimit: WHAT_EXCEL_SHOWS,
    standsFor: { ',': 'csv-excel', ';': 'csv-excel-es' },
    digitsKeptBy: 'xlsx',
    window: {
      place: 2,
      title: { es: 'CSV para Excel', en: 'CSV for Excel' },
      hint: {
        es: 'Un archivo CSV que Excel abre con doble clic, con sus tildes y sus columnas.',
        en: 'A CSV file that Excel opens with a double click, accents and columns in place.',
      },
      scheduleHint: {
        es: 'Al abrirlo, Excel cambia números largos y ceros a la izquierda; un libro de Excel los conserva.',
        en: 'When it opens this, Excel changes long numbers and leading zeros; an Excel workbook keeps them.',
      },
    },
  },
  csv: {
    extension: 'csv',
    files: CSV_FILES,
    commands: ['export', 'schedule'],
    rowLimit: WHAT_EXCEL_SHOWS,
    csv: { delimiter: ',', hasMark: false, isSafe: false, decimalSign: '.' },
    window: {
      place: 3,
      title: { es: 'CSV sencillo', en: 'Plain CSV' },
      hint: { es: 'Para otros programas: coma y UTF-8.', en: 'For other programs: comma and UTF-8.' },
    },
  },
  'csv-excel': {
    extension: 'csv',
    files: CSV_FILES,
    commands: ['export', 'schedule'],
    rowLimit: WHAT_EXCEL_SHOWS,
    csv: { delimiter: ',', hasMark: true, isSafe: true, decimalSign: '.' },
  },
  'csv-excel-es': {
    extension: 'csv',
    files: CSV_FILES,
    commands: ['export', 'schedule'],
    rowLimit: WHAT_EXCEL_SHOWS,
    csv: { delimiter: ';', hasMark: true, isSafe: true, decimalSign: ',' },
  },
  xlsx: {
    extension: 'xlsx',
    files: { es: 'Libros de Excel', en: 'Excel workbooks' },
    commands: ['export', 'schedule'],
    rowLimit: { rows: SHEET_ROWS, beyond: 'further-sheets' },
    window: {
      place: 1,
      title: { es: 'Libro de Excel (.xlsx)', en: 'Excel workbook (.xlsx)' },
      hint: {
        es: 'Un libro para Excel o LibreOffice: cada valor se ve como lo envió el servidor, con fechas y números listos para sumar.',
        en: 'A workbook for Excel or LibreOffice: every value shows as the server sent it, with dates and numbers ready to be summed.',
      },
      scheduleHint: {
        es: 'Cada valor se ve como lo envió el servidor, con fechas y números listos para sumar.',
        en: 'Every value shows as the server sent it, with dates and numbers ready to be summed.',
      },
    },
  },
  png: {
    extension: 'png',
    files: { es: 'Imágenes PNG', en: 'PNG pictures' },
    commands: [],
    rowLimit: null,
    drawn: {
      of: 'chart',
      title: { es: 'Imagen del gráfico (PNG)', en: 'Picture of the chart (PNG)' },
      isUnattended: true,
    },
  },
  svg: {
    extension: 'svg',
    files: { es: 'Imágenes SVG', en: 'SVG pictures' },
    commands: [],
    rowLimit: null,
    drawn: { of: 'chart', title: { es: 'Dibujo del gráfico (SVG)', en: 'Drawing of the chart (SVG)' } },
  },
  pdf: {
    extension: 'pdf',
    files: { es: 'Documentos PDF', en: 'PDF documents' },
    commands: [],
    rowLimit: null,
    drawn: { of: 'page', title: { es: 'Página en PDF', en: 'Page as PDF' }, isUnattended: true },
  },
} as const satisfies Readonly<Record<string, Written<FormatRow<string>>>>

const TABLE = inEveryLanguage(translated(AS_WRITTEN, ({ fileFormats }) => fileFormats))

export type FormatName = keyof typeof TABLE

/** Formats that the window draws a summary into. */
export type DrawnFormat = {
  [Name in FormatName]: (typeof TABLE)[Name] extends { readonly drawn: unknown } ? Name : never
}[FormatName]

/** Formats of a chart's picture. */
export type PictureFormat = {
  [Name in DrawnFormat]: (typeof TABLE)[Name]['drawn']['of'] extends 'chart' ? Name : never
}[DrawnFormat]

/** Formats that are drawn though nobody looks on, for schedules. */
export type UnattendedDrawing = {
  [Name in DrawnFormat]: (typeof TABLE)[Name]['drawn'] extends { readonly isUnattended: true } ? Name : never
}[DrawnFormat]

/** Formats that an encoder writes: all but what is drawn, and the names that stand for others. */
export type WrittenFormat = {
  [Name in Exclude<FormatName, DrawnFormat>]: (typeof TABLE)[Name] extends { readonly standsFor: unknown }
    ? never
    : Name
}[Exclude<FormatName, DrawnFormat>]

/** Formats that are CSV. */
export type CsvFormat = {
  [Name in FormatName]: (typeof TABLE)[Name] extends { readonly csv: unknown } ? Name : never
}[FormatName]

/** Formats that a command takes. */
type CommandFormat<Command extends 'export' | 'schedule'> = {
  [Name in FormatName]: Command extends (typeof TABLE)[Name]['commands'][number] ? Name : never
}[FormatName]

export type ExportFormat = CommandFormat<'export'>
/** Formats that `schedule add` takes. */
export type ScheduleCommandFormat = CommandFormat<'schedule'>
/** Formats that a schedule's file may have: in the window, what it draws as well. */
export type ScheduleFormat = ScheduleCommandFormat | UnattendedDrawing

/** Formats that the window's dialogs offer. */
export type WindowFormat = {
  [Name in FormatName]: (typeof TABLE)[Name] extends { readonly window: unknown } ? Name : never
}[FormatName]

/** Every format by its name. */
export const FILE_FORMATS: Readonly<Record<FormatName, FormatRow<FormatName>>> = TABLE

function isName(text: string): text is FormatName {
  return Object.hasOwn(TABLE, text)
}

const NAMES: readonly FormatName[] = Object.keys(TABLE).filter(isName)

function takenBy<Command extends 'export' | 'schedule'>(command: Command): readonly CommandFormat<Command>[] {
  return NAMES.filter((name): name is CommandFormat<Command> => FILE_FORMATS[name].commands.includes(command))
}

/** What `export` takes. */
export const EXPORT_FORMATS: readonly ExportFormat[] = takenBy('export')
/** What `schedule add` takes. */
export const SCHEDULE_COMMAND_FORMATS: readonly ScheduleCommandFormat[] = takenBy('schedule')

function isWindowFormat(name: FormatName): name is WindowFormat {
  return FILE_FORMATS[name].window !== undefined
}

const placeOf = (name: FormatName): number => FILE_FORMATS[name].window?.place ?? Infinity

/** What the window's dialogs offer, in their order. */
export const WINDOW_FORMATS: readonly WindowFormat[] = NAMES.filter(isWindowFormat).toSorted(
  (one, other) => placeOf(one) - placeOf(other),
)

/** What the window says of one of its formats. */
export function windowTexts(name: WindowFormat): WindowTexts {
  return TABLE[name].window
}

function isDrawn(name: FormatName): name is DrawnFormat {
  return FILE_FORMATS[name].drawn !== undefined
}

/** What a summary can be drawn into, as it is offered. */
export const DRAWN_FORMATS: readonly DrawnFormat[] = NAMES.filter(isDrawn)

/** What a chart's picture can be drawn into. */
export const PICTURE_FORMATS: readonly PictureFormat[] = DRAWN_FORMATS.filter(
  (name): name is PictureFormat => FILE_FORMATS[name].drawn?.of === 'chart',
)

/** What a schedule may be kept with that the window draws. */
export const UNATTENDED_DRAWINGS: readonly UnattendedDrawing[] = DRAWN_FORMATS.filter(
  (name): name is UnattendedDrawing => FILE_FORMATS[name].drawn?.isUnattended === true,
)

/** What a schedule may be kept with. */
export const SCHEDULE_FORMATS: readonly ScheduleFormat[] = [...SCHEDULE_COMMAND_FORMATS, ...UNATTENDED_DRAWINGS]

/** Whether a file of a schedule is drawn, not written by an encoder. */
export function isDrawnUnattended(name: ScheduleFormat): name is UnattendedDrawing {
  return FILE_FORMATS[name].drawn !== undefined
}

/** What one of them holds. */
export function drawnIn(name: DrawnFormat): Drawn {
  return TABLE[name].drawn
}

/** What the window shows a format as: itself, or the name that stands for it among others. */
export function shownInWindow(name: FormatName): WindowFormat {
  if (isWindowFormat(name)) return name
  const standsForIt = (each: FormatName): boolean => Object.values(FILE_FORMATS[each].standsFor ?? {}).includes(name)
  return WINDOW_FORMATS.find(standsForIt) ?? 'excel'
}

/** Whether a format is CSV. */
export function isCsvFormat(name: FormatName): name is CsvFormat {
  return FILE_FORMATS[name].csv !== undefined
}

/** Formats that are CSV. */
export const CSV_FORMATS: readonly CsvFormat[] = NAMES.filter(isCsvFormat)

/** How a format of CSV is written; `isSafe` asks for the formula rule where the format itself does not. */
export function csvDialect(name: CsvFormat, isSafe: boolean): CsvDialect {
  const { csv } = TABLE[name]
  return { ...csv, isSafe: isSafe || csv.isSafe }
}

function isWritten(name: Exclude<FormatName, DrawnFormat>): name is WrittenFormat {
  return FILE_FORMATS[name].standsFor === undefined
}

/**
 * The format that is written where one is asked for.
 *
 * @param separator what divides the columns of files for Excel
 */
export function writtenFormat(name: Exclude<FormatName, DrawnFormat>, separator: ',' | ';'): WrittenFormat {
  return isWritten(name) ? name : TABLE[name].standsFor[separator]
}

/** The format that a file's name asks `export` for by its end; undefined where it asks for none. */
export function formatByFileName(file: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((name) => file.toLowerCase().endsWith(`.${FILE_FORMATS[name].extension}`))
}

/** The format of a file that the window drew, by the end of its name; undefined for any other. */
export function drawnFormatOf(file: string): DrawnFormat | undefined {
  return DRAWN_FORMATS.find((name) => file.toLowerCase().endsWith(`.${FILE_FORMATS[name].extension}`))
}

/** A file's name without the end that says its format. */
export function withoutExtension(file: string): string {
  const format = formatByFileName(file)
  return format === undefined ? file : file.slice(0, -FILE_FORMATS[format].extension.length - 1)
}
