import {
  type ScheduleDraft,
  type ScheduledSummary,
  type ScheduleView,
  LONGEST_FILE_NAME,
  type Timing,
} from '../../../shared/schedules.ts'
import type { ParameterDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import type { Language } from '../../../shared/language.ts'

/** A schedule while it is being filled in: the folder beside its number, to be read. */
export interface ScheduleForm extends Omit<ScheduleDraft, 'reportKey' | 'file'> {
  /** Null until one is chosen. */
  readonly reportKey: string | null
  readonly hasFile: boolean
  readonly file: NonNullable<ScheduleDraft['file']>
  readonly folder: string | null
}

/** What changes of a form: only these parts, of its file as of the form itself. */
export interface ScheduleFormChange extends Partial<Omit<ScheduleForm, 'file'>> {
  readonly file?: Partial<ScheduleForm['file']>
  /** The file is to hold the rows themselves: the summary that it was to hold goes. */
  readonly hasRows?: true
}

/** A form after a change, which may come late (a folder is being chosen): what was filled in meanwhile stays. */
export function changedForm(form: ScheduleForm, { file, hasRows, ...parts }: ScheduleFormChange): ScheduleForm {
  const before = hasRows === true ? withoutSummary(form.file) : form.file
  return { ...form, ...parts, file: { ...before, ...file } }
}

const SIX = 6 * 3600

/** What most people want: every morning, yesterday's rows. */
export const USUAL_TIMINGS: Readonly<Record<Timing['kind'], Timing>> = {
  daily: { kind: 'daily', second: SIX, weekdays: null },
  hours: { kind: 'hours', hours: 4 },
  start: { kind: 'start' },
}

/** What a new schedule is to begin with: a report, and what its file is to hold. */
export interface ScheduleBeginning extends Pick<ScheduleDraft, 'reportKey' | 'parameters' | 'period'> {
  /** What its file is called. */
  readonly name: string
  readonly summary: ScheduledSummary
}

/** An empty form, one that is filled in as far as is known, or a schedule to be changed. */
export function formOf(
  connectionId: number,
  schedule: ScheduleView | null,
  beginning: ScheduleBeginning | null = null,
): ScheduleForm {
  if (schedule === null && beginning !== null) {
    const { summary, name, ...known } = beginning
    const file = { name, format: 'xlsx', headings: 'titles', folderId: null, summary } as const
    return { ...formOf(connectionId, null), ...known, hasFile: true, file }
  }
  if (schedule === null) {
    return {
      scheduleId: null,
      connectionId,
      reportKey: null,
      parameters: {},
      timing: USUAL_TIMINGS.daily,
      period: 'yesterday',
      hasFile: false,
      file: { name: '', format: 'excel', headings: 'titles', folderId: null },
      folder: null,
      isEnabled: true,
    }
  }
  const { file, last: _last, nextAt: _next, isRunning: _running, ...kept } = schedule
  const { folder = null, ...plain } = file ?? { name: '', format: 'excel', headings: 'titles' }
  return { ...kept, hasFile: file !== null, file: { ...plain, folderId: null }, folder }
}

/** A file without the summary that it was to hold: with the rows themselves. */
function withoutSummary({ summary: _summary, ...file }: ScheduleForm['file']): ScheduleForm['file'] {
  return file
}

/** A report's title as people name files: `mensajes_sms_y_whatsapp`. */
export function usualName(report: ReportDefinition, language: Language): string {
  const words = report.title[language].toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')
  return words.replace(/^_|_$/g, '').slice(0, LONGEST_FILE_NAME)
}

/** Whether a parameter's value will do. */
export function isGood({ required, pattern }: ParameterDefinition, value: string): boolean {
  if (value.trim() === '') return !required
  return new RegExp(`^(?:${pattern})$`).test(value.trim())
}

/** What a form still lacks before it can be saved: a part of it, or a parameter of the report. */
export type MissingPart = 'report' | 'folder' | 'name' | ParameterDefinition

/** Everything that a form still lacks, in the order in which it is asked for. */
export function missingParts(
  { reportKey, parameters, hasFile, folder, file }: ScheduleForm,
  report: ReportDefinition | undefined,
): readonly MissingPart[] {
  const ofReport: readonly MissingPart[] =
    reportKey === null || report === undefined
      ? ['report']
      : report.parameters.filter((parameter) => !isGood(parameter, parameters[parameter.name] ?? ''))
  return [
    ...ofReport,
    ...(hasFile && folder === null ? (['folder'] as const) : []),
    ...(hasFile && file.name.trim() === '' ? (['name'] as const) : []),
  ]
}

/** The schedule that a form describes, or null while something is missing. */
export function draftOf(form: ScheduleForm, report: ReportDefinition | undefined): ScheduleDraft | null {
  const { hasFile, folder: _folder, reportKey, file, ...rest } = form
  if (reportKey === null || report === undefined || missingParts(form, report).length > 0) return null
  const known = new Set(report.parameters.map(({ name }) => name))
  const parameters = Object.fromEntries(
    Object.entries(form.parameters).filter(([name, value]) => known.has(name) && value.trim() !== ''),
  )
  return { ...rest, reportKey, parameters, file: hasFile ? file : null }
}
