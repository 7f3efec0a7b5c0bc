import { homeTexts } from '../../../shared/commonTexts/home.ts'
import type { Language } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ScheduleView } from '../../../shared/schedules.ts'

/** What a schedule is of: the title of its report, its key where there is none, or the home page. */
export function scheduleTitle(
  { reportKey }: Pick<ScheduleView, 'reportKey'>,
  reports: readonly ReportDefinition[],
  language: Language,
): string {
  if (reportKey === null) return homeTexts('title')[language]
  return reports.find(({ key }) => key === reportKey)?.title[language] ?? reportKey
}
