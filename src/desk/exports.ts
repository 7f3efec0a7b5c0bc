import { basename } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { NO_NOTES } from '../shared/answerNotes.ts'
import {
  FILE_FORMATS,
  isDrawnUnattended,
  writtenFormat,
  type DrawnFormat,
  type FormatName,
  type WrittenFormat,
} from '../shared/fileFormats.ts'
import type { ExportOutcome, ExportProgress, ExportRequest } from '../shared/exports.ts'
import type { ExportJob } from '../shared/jobs.ts'
import type { ListSeparator } from '../shared/settings.ts'
import type { Language } from '../shared/language.ts'
import { itemsOfRow, type Question } from '../shared/query.ts'
import { listReportOf } from '../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { formatDay } from '../shared/time.ts'
import type { FileOrder, HomeOrder, WrittenFile } from '../core/automation/runSchedule.ts'
import { writeBytes } from '../core/export/writeBytes.ts'
import type { Drawer } from './drawer.ts'
import type { Announce } from './emitter.ts'
import type { Jobs } from './jobs.ts'
import type { OpenDesk } from './openDesk.ts'
import { toldRows } from './toldRows.ts'
import { writeOrderedHome } from './homeFile.ts'
import { writeOrderedFile, type OrderedFile } from './orderedFile.ts'

export interface ExportParts {
  readonly desk: () => Promise<OpenDesk>
  readonly jobs: Jobs
  readonly announce: Announce
  /** Asks for the file's name and place; null where the user thought better of it. */
  readonly askForFile: (suggestedName: string) => Promise<string | null>
  readonly language: () => Language
  readonly listSeparator: () => ListSeparator
  readonly drawer: Drawer
}

/** What a file is called by. */
interface NamedBy {
  readonly question: Question
  readonly format: FormatName
}

/** A name that every file system takes, with the end that its format has. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  const name = parts
    .join(' ')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `${name.slice(0, 120)}.${extension}`
}

/** What a file of a report is called: `Mensajes SMS y WhatsApp 2026-11-01 2026-11-30.csv`. */
export function suggestedName(report: ReportDefinition, request: NamedBy, language: Language): string {
  const { range } = request.question
  const list = request.question.list === undefined ? undefined : listReportOf(report, request.question.list)
  const days = range === null ? [] : [...new Set([formatDay(range.from), formatDay(range.to)])]
  const parts = [(list ?? report).title[language], ...Object.values(request.question.parameters), ...days]
  return fileNameOf(parts, FILE_FORMATS[request.format].extension)
}

/**
 * The question that a file answers: where one row's items are wanted, the row is found by its place in what the window
 * looks at.
 */
async function questionOf(desk: OpenDesk, { question, row }: ExportRequest): Promise<Question> {
  if (row === undefined || question.list === undefined) return question
  return itemsOfRow(
    question,
    question.list,
    await desk.store.results.rowId({ resultId: row.resultId, place: row.place }),
  )
}

interface OtherFile {
  readonly file: string
  readonly rows: number
  readonly bytes: number
  readonly cutTexts: number
  readonly drawn?: DrawnFormat
}

/** What a file is of. */
type FileSubject = Pick<ExportJob, 'connectionId' | 'reportKey' | 'about'>

/** Writes what is not rows into a file. */
export type WriteOther = (
  file: string,
  format: WrittenFormat,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
) => Promise<OtherFile>

/** The same, once its format is clear. */
type WriteFile = (
  file: string,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
) => Promise<OtherFile>

/** Writing files as jobs. Where a file lies is known here alone: the window names the job. */
export class Exports {
  readonly #parts: ExportParts
  readonly #files = new Map<string, string>()

  constructor(parts: ExportParts) {
    this.#parts = parts
  }

  /** Asks for a place and writes the file there. @returns the job's id, or null where no place was chosen */
  async start(request: ExportRequest): Promise<string | null> {
    const { askForFile, language } = this.#parts
    const desk = await this.#parts.desk()
    const { format, headings, columns, widths } = request
    const question = await questionOf(desk, request)
    const report = desk.report(question.reportKey)
    const named = { question: await toldRows(desk.store, report, question), format }
    const asked = await askForFile(suggestedName(report, named, language()))
    if (asked === null) return null
    const order = {
      question,
      file: asked,
      format,
      headings,
      columns,
      offset: 0,
      limit: null,
      summary: null,
      check: null,
    }
    return this.#run(desk, report, widths === undefined ? order : { ...order, widths }, undefined)
  }

  /**
   * Writes a schedule's file, as a job that shows.
   *
   * @param onJob hears of the job
   * @returns the file, under another name than asked where that one is in use
   * @throws AppError `output-unwritable`, `disk-full`, `cancelled`, …
   */
  async write(report: ReportDefinition, order: FileOrder, onJob: (jobId: string) => void): Promise<WrittenFile> {
    const jobId = this.#run(await this.#parts.desk(), report, order, true)
    onJob(jobId)
    return this.#whenWritten(jobId)
  }

  /** Writes a schedule's file of all cards of a home page, as {@link Exports.write} does. */
  async writeHome(order: HomeOrder, onJob: (jobId: string) => void): Promise<WrittenFile> {
    const desk = await this.#parts.desk()
    const { language, drawer } = this.#parts
    const { connectionId, format } = order
    const of = { connectionId, reportKey: null }
    const jobId = this.#startJob(of, order.file, true, async (signal) => {
      const written = await writeOrderedHome(desk, order, { language: language(), drawer, signal })
      return isDrawnUnattended(format) ? { ...written, drawn: format } : written
    })
    onJob(jobId)
    return this.#whenWritten(jobId)
  }

  /** What a job wrote, once it has ended. @throws AppError what it met */
  async #whenWritten(jobId: string): Promise<WrittenFile> {
    const { jobs } = this.#parts
    await jobs.whenEnded(jobId)
    const job = jobs.get(jobId)
    if (job.error !== null) throw AppError.fromData(job.error)
    if (job.kind !== 'export' || job.outcome === null) throw new AppError('internal', { reason: 'no outcome' })
    const { rows, cutTexts, notes } = job.outcome
    return { file: this.fileOf(jobId), rows, cutTexts, notes }
  }

  /**
   * Asks for a place and writes something else there than rows.
   *
   * @param write tells the file that it wrote, which may have another name than asked
   * @returns the job's id, or null where no place was chosen
   */
  async startOther(report: ReportDefinition, request: ExportRequest, write: WriteOther): Promise<string | null> {
    return this.#startWriting(report, request, (file, signal, onProgress) =>
      write(file, writtenFormat(request.format, this.#parts.listSeparator()), signal, onProgress),
    )
  }

  /**
   * Asks for a place and writes a file of several reports there.
   *
   * @param named what its name is made of, and the format that was chosen
   * @param write tells the file that it wrote, which may have another name than asked
   * @returns the job's id, or null where no place was chosen
   */
  async startWritten(
    of: FileSubject,
    named: { readonly parts: readonly string[]; readonly format: ExportRequest['format'] },
    write: WriteOther,
  ): Promise<string | null> {
    const suggested = fileNameOf(named.parts, FILE_FORMATS[named.format].extension)
    return this.startFile(of, suggested, (file, signal, onProgress) =>
      write(file, writtenFormat(named.format, this.#parts.listSeparator()), signal, onProgress),
    )
  }

  /**
   * Asks for a place and writes there what is drawn.
   *
   * @param draw makes the file's bytes, once its place is known
   * @returns the job's id, or null where no place was chosen
   */
  async startDrawn(
    report: ReportDefinition,
    { question, format }: { readonly question: Question; readonly format: DrawnFormat },
    draw: (signal: AbortSignal) => Uint8Array | Promise<Uint8Array>,
  ): Promise<string | null> {
    const { store } = await this.#parts.desk()
    return this.#startWriting(report, { question, format }, async (asked, signal) => {
      const { file, bytes } = await writeBytes(store, asked, await draw(signal))
      return { file, bytes, rows: 0, cutTexts: 0, drawn: format }
    })
  }

  async #startWriting(
    report: ReportDefinition,
    { question, format }: NamedBy,
    write: WriteFile,
  ): Promise<string | null> {
    const { store } = await this.#parts.desk()
    const named = { question: await toldRows(store, report, question), format }
    return this.startFile(question, suggestedName(report, named, this.#parts.language()), write)
  }

  /**
   * Asks for a place and writes a file there, whatever is in it.
   *
   * @param of whose it is; without a report it is of several
   * @param write tells the file that it wrote, which may have another name than asked
   * @returns the job's id, or null where no place was chosen
   */
  async startFile(of: FileSubject, suggested: string, write: WriteFile): Promise<string | null> {
    const asked = await this.#parts.askForFile(suggested)
    if (asked === null) return null
    return this.#startJob(of, asked, undefined, (...job) => write(asked, ...job))
  }

  /** Writes what is not rows as a job. @param isAutomatic whether nobody asked for it just now */
  #startJob(
    { connectionId, reportKey, about }: FileSubject,
    asked: string,
    isAutomatic: true | undefined,
    write: (signal: AbortSignal, onProgress: (progress: ExportProgress) => void) => Promise<OtherFile>,
  ): string {
    const facts = { connectionId, reportKey, fileName: basename(asked), progress: null, outcome: null }
    const more = { ...(about === undefined ? {} : { about }), ...(isAutomatic === undefined ? {} : { isAutomatic }) }
    const job = { kind: 'export', ...facts, ...more } as const
    return this.#parts.jobs.start(job, async (handle): Promise<ExportOutcome> => {
      const { file, ...written } = await write(handle.signal, (progress) => {
        handle.update({ progress })
      })
      this.#files.set(handle.id, file)
      return { ...written, fileName: basename(file), wasRenamed: file !== asked, notes: NO_NOTES }
    })
  }

  #run(desk: OpenDesk, report: ReportDefinition, order: OrderedFile, isAutomatic: true | undefined): string {
    const { jobs, language, listSeparator, drawer } = this.#parts
    const { file: asked, format } = order
    const { connectionId, reportKey } = order.question
    const facts = { connectionId, reportKey, fileName: basename(asked), progress: null, outcome: null }
    return jobs.start(
      { kind: 'export', ...facts, ...(isAutomatic === undefined ? {} : { isAutomatic }) },
      async (job): Promise<ExportOutcome> => {
        const written = await writeOrderedFile(
          desk.store,
          report,
          order,
          { language: language(), listSeparator: listSeparator(), reports: desk.catalogue.reports, drawer },
          {
            signal: job.signal,
            onProgress: (progress) => {
              job.update({ progress })
            },
          },
        )
        const { file } = written
        this.#files.set(job.id, file)
        const { rows, bytes, cutTexts, notes, further } = written
        const drawn = isDrawnUnattended(format) ? { drawn: format } : {}
        const more = { ...(further === undefined ? {} : { further }), ...drawn }
        return { rows, bytes, fileName: basename(file), wasRenamed: file !== asked, cutTexts, notes, ...more }
      },
    )
  }

  /** The file that a finished job wrote. @throws AppError `internal` where there is none */
  fileOf(jobId: string): string {
    const file = this.#files.get(jobId)
    if (file === undefined) throw new AppError('internal', { reason: 'no such file' })
    return file
  }
}
