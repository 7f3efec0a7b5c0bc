import { z } from 'zod'
import {
  customReportSchema,
  isApiId,
  isParameterName,
  isService,
  type KeyedCustomReport,
  type SavedCustomReport,
} from '../customReports/customReport.ts'
import type { FileReading } from '../customReports/reportFile.ts'
import { TRIAL_PERIODS, type Trial, type TrialOutcome } from '../customReports/trial.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import { id, name } from './inputs.ts'
import type { ReportsEvent } from './reports.ts'

/** A file with a report, as the user chose it; they may have thought better of it. */
type ImportedReport = FileReading | { readonly kind: 'cancelled' }

const trial: z.ZodType<Trial> = z.strictObject({
  connectionId: id,
  service: z.string().refine(isService),
  id: z.string().refine(isApiId),
  parameters: z.record(z.string().refine(isParameterName), z.string().max(1_000)),
  period: z.enum(TRIAL_PERIODS).nullable(),
})

export const ownReportsChannels = {
  /** The reports that the user described, as they described them; `reports:list` has them among all others. */
  'own-reports:list': answer(nothing, gives<readonly KeyedCustomReport[]>(), after<ReportsEvent>({ reports: true })),
  /** Sends one request, and says what came. A newer trial stops one that is under way. */
  'own-reports:try': action(trial, gives<TrialOutcome>()),
  'own-reports:stop-trial': action(nothing, gives<null>()),
  /** Rows that would be erased with a change, because they were fetched in another way. */
  'own-reports:rows-to-lose': answer(
    z.strictObject({ key: name, report: customReportSchema }),
    gives<{ readonly rows: number }>(),
  ),
  /** Keeps a report; without a key, a new one. */
  'own-reports:save': action(
    z.strictObject({ key: name.nullable(), report: customReportSchema }),
    gives<SavedCustomReport>(),
  ),
  /** Removes a report and all of its rows. */
  'own-reports:remove': action(z.strictObject({ key: name }), gives<null>()),
  /**
   * Writes a report, without rows or token, into a file that the user chooses; null where they thought better of it.
   */
  'own-reports:export': action(z.strictObject({ key: name }), gives<{ readonly fileName: string } | null>()),
  /** Reads a report out of a file that the user chooses. Nothing is kept yet. */
  'own-reports:import': action(nothing, gives<ImportedReport>()),
}
