import { z } from 'zod'
import { isDrawnUnattended } from '../../../shared/fileFormats.ts'
import type { Language } from '../../../shared/language.ts'
import { MASKS, strictestMask, type Mask } from '../../../shared/masks.ts'
import { parseTimeOfDay, type PeriodPreset } from '../../../shared/periods.ts'
import type { ParameterDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import {
  allRows,
  isHomeFormat,
  scheduleFileFields,
  shownSummary,
  timingSchema,
  type ScheduleDraft,
  type ScheduleView,
  type Timing,
} from '../../../shared/schedules.ts'
import { formatTimeOfDay, wall } from '../../../shared/time.ts'
import { viewContentSchema, withMask, type ViewContent } from '../../../shared/views.ts'

/** A schedule while it is being filled in: what was typed as it was typed, the folder beside its number, to be read. */
export interface ScheduleForm extends Omit<ScheduleDraft, 'reportKey' | 'file' | 'keeps'> {
  /** All cards of the home page are kept, which are of no report. */
  readonly isHome: boolean
  /** Null until one is chosen. */
  readonly reportKey: string | null
  /** The view that is kept; null: what is chosen here. */
  readonly viewId: number | null
  /** What is chosen here, also while a view is kept. */
  readonly content: ViewContent
  /** The time of a daily timing, as it was typed. */
  readonly time: string
  readonly hasFile: boolean
  readonly file: NonNullable<ScheduleDraft['file']>
  readonly folder: string | null
}

/** What a form that was kept while it was filled in must look like. */
export const scheduleFormSchema: z.ZodType<ScheduleForm> = z.strictObject({
  scheduleId: z.int().nullable(),
  connectionId: z.int(),
  isHome: z.boolean().default(false),
  reportKey: z.string().nullable(),
  parameters: z.record(z.string(), z.string()),
  viewId: z.int().nullable(),
  content: viewContentSchema,
  timing: timingSchema,
  time: z.string(),
  hasFile: z.boolean(),
  file: z.strictObject({ ...scheduleFileFields, name: z.string(), folderId: z.int().nullable() }),
  folder: z.string().nullable(),
  mask: z.enum(MASKS).nullable().exactOptional(),
  isEnabled: z.boolean(),
})

/**
 * A form as it may be kept while it is filled in: the number of a folder that was chosen is known to this run of the
 * program alone, so the folder is the one that the form began with.
 */
export function keepableForm(form: ScheduleForm, { folder }: Pick<ScheduleForm, 'folder'>): ScheduleForm {
  return form.file.folderId === null ? form : { ...form, folder, file: { ...form.file, folderId: null } }
}

/** What changes of a form: only these parts, of its file and content as of the form itself. */
export interface ScheduleFormChange extends Partial<Omit<ScheduleForm, 'file' | 'content'>> {
  readonly file?: Partial<ScheduleForm['file']>
  readonly content?: Partial<ViewContent>
}

/** A form after a change, which may come late (a folder is being chosen): what was filled in meanwhile stays. */
export function changedForm(form: ScheduleForm, { file, content, ...parts }: ScheduleFormChange): ScheduleForm {
  return { ...form, ...parts, file: { ...form.file, ...file }, content: { ...form.content, ...content } }
}

const SIX = 6 * 3600

/** What most people want: every morning, yesterday's rows. */
export const USUAL_TIMINGS: Readonly<Record<Timing['kind'], Timing>> = {
  daily: { kind: 'daily', second: SIX, weekdays: null },
  hours: { kind: 'hours', hours: 4 },
  start: { kind: 'start' },
}
const USUAL_PERIOD: PeriodPreset = 'yesterday'

/** A time of the day as it stands in its field, with 24 hours in every language. */
export function timeText(second: number): string {
  return formatTimeOfDay(wall(second)).replace(/:00$/, '')
}

/** What a new schedule is to begin with: where its user was. */
export type ScheduleBeginning = {
  /** What its file is called. */
  readonly name: string
} & (
  | { readonly kind: 'home' }
  | {
      readonly kind: 'report'
      readonly reportKey: string
      readonly parameters: Readonly<Record<string, string>>
      readonly keeps: Exclude<ScheduleDraft['keeps'], { readonly kind: 'home' }>
      /** What it shows. */
      readonly content: ViewContent
    }
)

/** An empty form, one that is filled in as far as is known, or a schedule to be changed. */
export function formOf(
  connectionId: number,
  schedule: ScheduleView | null,
  language: Language,
  beginning: ScheduleBeginning | null = null,
): ScheduleForm {
  if (schedule !== null) return formOfSchedule(schedule, language)
  const empty: ScheduleForm = {
    scheduleId: null,
    connectionId,
    isHome: false,
    reportKey: null,
    parameters: {},
    viewId: null,
    content: allRows(USUAL_PERIOD, language),
    timing: USUAL_TIMINGS.daily,
    time: timeText(SIX),
    hasFile: false,
    file: { name: '', format: 'xlsx', headings: 'titles', folderId: null },
    folder: null,
    isEnabled: true,
  }
  if (beginning === null) return empty
  const begun = { ...empty, hasFile: true, file: { ...empty.file, name: beginning.name } }
  if (beginning.kind === 'home') return { ...begun, isHome: true }
  const { reportKey, parameters, keeps, content } = beginning
  const viewId = keeps.kind === 'view' ? keeps.viewId : null
  // What is seen under a mask is kept under it; a view says its own, as it is at each run.
  const mask = viewId === null ? (content.mask ?? null) : null
  return { ...begun, reportKey, parameters, viewId, content, mask }
}

function formOfSchedule(schedule: ScheduleView, language: Language): ScheduleForm {
  const { scheduleId, connectionId, reportKey, parameters, keeps, timing, isEnabled } = schedule
  const { folder = null, ...plain } = schedule.file ?? { name: '', format: 'xlsx', headings: 'titles' }
  return {
    scheduleId,
    connectionId,
    isHome: keeps.kind === 'home',
    reportKey,
    parameters,
    viewId: keeps.kind === 'view' ? keeps.viewId : null,
    content: keeps.kind === 'content' ? keeps.content : allRows(USUAL_PERIOD, language),
    timing,
    time: timeText(timing.kind === 'daily' ? timing.second : SIX),
    hasFile: schedule.file !== null,
    file: { ...plain, folderId: null },
    folder,
    mask: strictestMask(keeps.kind === 'content' ? keeps.content.mask : null, schedule.mask) ?? null,
    isEnabled,
  }
}

/** Whether a parameter's value will do. */
export function isGood({ required, pattern }: ParameterDefinition, value: string): boolean {
  if (value.trim() === '') return !required
  return new RegExp(`^(?:${pattern})$`).test(value.trim())
}

/** What a form still lacks before it can be saved: a part of it, or a parameter of the report. */
export type MissingPart = 'report' | 'time' | 'folder' | 'name' | ParameterDefinition

function missingOfReport(
  { isHome, reportKey, parameters, viewId }: ScheduleForm,
  report: ReportDefinition | undefined,
): readonly MissingPart[] {
  if (isHome) return []
  if (reportKey === null || report === undefined) return ['report']
  if (viewId !== null) return []
  return report.parameters.filter((parameter) => !isGood(parameter, parameters[parameter.name] ?? ''))
}

/** Everything that a form still lacks, in the order in which it is asked for. */
export function missingParts(form: ScheduleForm, report: ReportDefinition | undefined): readonly MissingPart[] {
  const { timing, time, hasFile, folder, file } = form
  return [
    ...missingOfReport(form, report),
    ...(timing.kind === 'daily' && parseTimeOfDay(time) === undefined ? (['time'] as const) : []),
    ...(hasFile && folder === null ? (['folder'] as const) : []),
    ...(hasFile && file.name.trim() === '' ? (['name'] as const) : []),
  ]
}

/**
 * A form's file in a format that what is kept can have: rows are not drawn, and all cards are no table of text.
 *
 * @param content what is kept of a report, as far as it is known
 */
export function fittingFile(
  { isHome, file }: Pick<ScheduleForm, 'isHome' | 'file'>,
  content: ViewContent | null,
): ScheduleForm['file'] {
  const isRows = content !== null && shownSummary(content) === null
  const isFitting = isHome ? isHomeFormat(file.format) : !isRows || !isDrawnUnattended(file.format)
  return isFitting ? file : { ...file, format: 'xlsx' }
}

/** What a form keeps, and of what that is. */
function keptOf(
  { isHome, reportKey, parameters, viewId, content }: ScheduleForm,
  report: ReportDefinition | undefined,
): Pick<ScheduleDraft, 'reportKey' | 'parameters' | 'keeps'> {
  if (isHome) return { reportKey: null, parameters: {}, keeps: { kind: 'home' } }
  const known = new Set(report?.parameters.map(({ name }) => name))
  const given = Object.entries(parameters).filter(([name, value]) => known.has(name) && value.trim() !== '')
  return {
    reportKey,
    parameters: Object.fromEntries(given),
    keeps: viewId === null ? { kind: 'content', content: withMask(content, null) } : { kind: 'view', viewId },
  }
}

/**
 * The schedule that a form describes, or null while something is missing.
 *
 * @param shown what it shows: of a view, what that shows now; null where it is not known
 * @param least what its operation hides: it is kept, so that the file goes on hiding it whatever becomes of that
 */
export function draftOf(
  form: ScheduleForm,
  report: ReportDefinition | undefined,
  shown: ViewContent | null = form.content,
  least?: Mask,
): ScheduleDraft | null {
  const { scheduleId, connectionId, timing, time, hasFile, isEnabled } = form
  if (missingParts(form, report).length > 0) return null
  const second = parseTimeOfDay(time)?.second
  return {
    scheduleId,
    connectionId,
    ...keptOf(form, report),
    timing: timing.kind === 'daily' && second !== undefined ? { ...timing, second } : timing,
    file: hasFile ? fittingFile(form, shown) : null,
    mask: strictestMask(form.mask, least) ?? null,
    isEnabled,
  }
}
