import { z } from 'zod'
import { MOST_COUNTED_FIELDS, TIME_BUCKETS } from '../counts.ts'
import { customReportSchema, isApiId, isParameterName, isService } from '../customReports/customReport.ts'
import { TRIAL_PERIODS, type Trial } from '../customReports/trial.ts'
import { LANGUAGES } from '../language.ts'
import { LEAST_EVERY_MINUTES, MOST_EVERY_MINUTES } from '../live.ts'
import { PERIOD_PRESETS } from '../periods.ts'
import { OPERATORS, type Question } from '../query.ts'
import { PICKERS } from '../reports/types.ts'
import { MOST_MONTHS, type RetentionChange, type RetentionRule } from '../retention.ts'
import { LONGEST_FILE_NAME, SCHEDULE_FORMATS, timingSchema, type ScheduleDraft } from '../schedules.ts'
import { wall, type TimeRange, type WallSeconds } from '../time.ts'
import { MOST_RESERVE_PERCENT } from '../quota.ts'
import type { ConnectionDraft } from '../connections.ts'
import type { Channel, InputOf } from './contract.ts'
import type { ReportScope } from '../holdings.ts'
import { LINKS } from './app.ts'
import { THEMES } from '../settings.ts'
import type { JsonValue } from '../json.ts'
import { EXPORT_FORMATS, type ExportRequest } from '../exports.ts'
import type { PullRequest } from '../pulls.ts'

// What each channel takes, checked in the main process: exact shapes, bounded sizes. The window is ours, but what it holds
// (rows, mails) came from outside.

const id = z.int().positive()
const name = z.string().max(500)
/** Year 1 to 9999. */
const FIRST_INSTANT = -62_135_596_800
const LAST_INSTANT = 253_402_300_799
const instant: z.ZodType<WallSeconds> = z.int().min(FIRST_INSTANT).max(LAST_INSTANT).transform(wall)
const range: z.ZodType<TimeRange> = z.strictObject({ from: instant, to: instant }).refine(({ from, to }) => from <= to)
const parameters = z.record(z.string().max(100), z.string().max(4_000))
const scope: z.ZodType<ReportScope> = z.strictObject({ connectionId: id, reportKey: name, parameters })

/** A pasted list of values (telephones) may be long. */
/** Blocks never hold more rows than this. */
export const MOST_ROWS_PER_BLOCK = 1_000
const MOST_FILTER_CHARACTERS = 4_000_000
const filters = z
  .array(z.strictObject({ field: name, operator: z.enum(OPERATORS), value: z.string().max(MOST_FILTER_CHARACTERS) }))
  .max(500)
const search = z.string().max(8_000)
const question: z.ZodType<Question> = z.strictObject({
  connectionId: id,
  reportKey: name,
  parameters,
  range: range.nullable(),
  list: name.exactOptional(),
  // Rows are named by their place in a result, never by what they are called in the store.
  within: z.strictObject({ filters, search, rowId: z.null() }).exactOptional(),
  byDay: z.boolean().exactOptional(),
  filters,
  search,
  sort: z.array(z.strictObject({ field: name, descending: z.boolean() })).max(20),
})

const view = z
  .strictObject({
    first: z.int().nonnegative(),
    last: z.int().nonnegative(),
    blockRows: z.int().positive().max(MOST_ROWS_PER_BLOCK),
    turn: z.int().nonnegative(),
  })
  .refine(({ first, last }) => last - first < MOST_ROWS_PER_BLOCK)

const draft: z.ZodType<ConnectionDraft> = z.strictObject({
  connectionId: id.nullable(),
  name: z.string().max(200),
  server: z.string().max(500),
  baseUrl: z.string().max(500).nullable(),
  timeZone: z.string().max(100),
  token: z.string().max(10_000).nullable(),
})

const pull: z.ZodType<PullRequest> = z.strictObject({
  connectionId: id,
  reportKey: name,
  parameters,
  range: range.nullable(),
  refresh: z.boolean(),
  byDay: z.boolean().exactOptional(),
})

const exportRequest: z.ZodType<ExportRequest> = z.strictObject({
  question,
  columns: z.array(name).max(5_000).nullable(),
  format: z.enum(EXPORT_FORMATS),
  headings: z.enum(['titles', 'names']),
  row: z.strictObject({ resultId: id, place: z.int().nonnegative() }).exactOptional(),
})

const erasure = z.strictObject({
  connectionId: id.nullable(),
  reportKey: name.nullable(),
  before: instant.nullable(),
})

const trial: z.ZodType<Trial> = z.strictObject({
  connectionId: id,
  service: z.string().refine(isService),
  id: z.string().refine(isApiId),
  parameters: z.record(z.string().refine(isParameterName), z.string().max(1_000)),
  period: z.enum(TRIAL_PERIODS).nullable(),
})

const scheduleDraft: z.ZodType<ScheduleDraft> = z.strictObject({
  scheduleId: id.nullable(),
  connectionId: id,
  reportKey: name,
  parameters,
  timing: timingSchema,
  period: z.enum(PERIOD_PRESETS),
  file: z
    .strictObject({
      name: z.string().trim().min(1).max(LONGEST_FILE_NAME),
      format: z.enum(SCHEDULE_FORMATS),
      headings: z.enum(['titles', 'names']),
      folderId: id.nullable(),
    })
    .nullable(),
  isEnabled: z.boolean(),
})
const schedule = z.strictObject({ scheduleId: id })
const rule: z.ZodType<RetentionRule> = z.strictObject({
  connectionId: id.nullable(),
  reportKey: name.nullable(),
  months: z.int().positive().max(MOST_MONTHS).nullable(),
})
const retentionChange: z.ZodType<RetentionChange> = z.strictObject({ rule, isRemoved: z.boolean() })
const customer = z.string().max(500)

const job = z.strictObject({ jobId: z.string().max(100) })
const ofConnection = z.strictObject({ connectionId: id })
/** Names with a colon are the program's own. */
const preferenceKey = z
  .string()
  .max(500)
  .regex(/^[^:]+$/)
const MOST_PREFERENCE_CHARACTERS = 4_500_000
const json = z
  .json()
  .refine((value) => JSON.stringify(value).length <= MOST_PREFERENCE_CHARACTERS) as unknown as z.ZodType<JsonValue>

/** The schema of each channel's input. A channel without a schema does not compile. */
export const inputSchemas: { readonly [C in Channel]: z.ZodType<InputOf<C>> } = {
  'app:info': z.null(),
  'app:show-data-folder': z.null(),
  'app:save-support-file': z.null(),
  'app:open-link': z.strictObject({ link: z.enum(LINKS) }),
  'app:quit': z.null(),
  'app:full-screen': z.strictObject({ isFull: z.boolean() }),
  'settings:get': z.null(),
  'settings:set': z.strictObject({
    language: z.enum(LANGUAGES).nullable().exactOptional(),
    theme: z.enum(THEMES).exactOptional(),
    listSeparator: z.enum([',', ';']).nullable().exactOptional(),
    startsAtLogin: z.boolean().exactOptional(),
    staysInBackground: z.boolean().exactOptional(),
  }),
  'store:state': z.null(),
  'store:open': z.null(),
  'store:rebuild': z.null(),
  'store:copies': z.null(),
  'store:delete-copies': z.null(),
  'store:start-anew': z.null(),
  'preferences:all': z.null(),
  'preference:set': z.strictObject({ key: preferenceKey, value: json }),
  'connections:list': z.null(),
  'connections:test': draft,
  'connections:save': z.strictObject({ draft, keeping: z.enum(['kept', 'this-run']) }),
  'connections:remove': z.strictObject({ connectionId: id, withRows: z.boolean() }),
  'connections:add-sample': z.null(),
  'reports:list': z.null(),
  'reports:holdings': ofConnection,
  'reports:parameter-sets': z.strictObject({ connectionId: id, reportKey: name }),
  'reports:choices': z.strictObject({ connectionId: id, picker: z.enum(PICKERS) }),
  'coverage:get': z.strictObject({ scope, range: range.nullable(), byDay: z.boolean().exactOptional() }),
  'quota:get': ofConnection,
  'quota:refresh': ofConnection,
  'result:open': z.strictObject({ slot: z.string().min(1).max(100), question, view }),
  'result:rows': z.strictObject({
    resultId: id,
    offset: z.int().nonnegative(),
    limit: z.int().positive().max(MOST_ROWS_PER_BLOCK),
  }),
  'result:row': z.strictObject({ resultId: id, place: z.int().nonnegative() }),
  'result:unread': z.strictObject({ resultId: id, place: z.int().nonnegative() }),
  'result:items': z.strictObject({
    resultId: id,
    place: z.int().nonnegative(),
    list: name,
    limit: z.int().positive().max(MOST_ROWS_PER_BLOCK),
  }),
  'result:values': z.strictObject({
    question,
    field: name,
    search: z.string().max(1_000),
    limit: z.int().positive().max(MOST_ROWS_PER_BLOCK),
  }),
  'result:counts': z.strictObject({
    slot: z.string().min(1).max(100),
    question,
    counting: z.strictObject({ bucket: z.enum(TIME_BUCKETS).nullable(), by: z.array(name).max(MOST_COUNTED_FIELDS) }),
  }),
  'pull:start': pull,
  'export:start': exportRequest,
  'export:open': job,
  'export:reveal': job,
  'jobs:list': z.null(),
  'jobs:cancel': job,
  'jobs:retry': job,
  'jobs:dismiss': job,
  'own-reports:list': z.null(),
  'own-reports:try': trial,
  'own-reports:stop-trial': z.null(),
  'own-reports:rows-to-lose': z.strictObject({ key: name, report: customReportSchema }),
  'own-reports:save': z.strictObject({ key: name.nullable(), report: customReportSchema }),
  'own-reports:remove': z.strictObject({ key: name }),
  'own-reports:export': z.strictObject({ key: name }),
  'own-reports:import': z.null(),
  'marks:list': ofConnection,
  'check:plan': ofConnection,
  'check:start': ofConnection,
  'live:list': ofConnection,
  'live:set': z.strictObject({
    scope,
    isOn: z.boolean(),
    everyMinutes: z.int().min(LEAST_EVERY_MINUTES).max(MOST_EVERY_MINUTES),
  }),
  'live:gaps': z.strictObject({ scope, range: range.nullable() }),
  'quota:set-reserve': z.strictObject({ connectionId: id, percent: z.int().min(0).max(MOST_RESERVE_PERCENT) }),
  'schedules:list': z.null(),
  'schedules:save': scheduleDraft,
  'schedules:remove': schedule,
  'schedules:run': schedule,
  'schedules:choose-folder': z.null(),
  'retention:get': z.null(),
  'retention:preview': retentionChange.nullable(),
  'retention:set': retentionChange,
  'erase:customer-preview': z.strictObject({ customer, connectionId: id.nullable() }),
  'erase:customer': z.strictObject({ customer, connectionId: id.nullable(), withMentions: z.boolean() }),
  'erase:preview': erasure,
  'erase:run': erasure,
}
