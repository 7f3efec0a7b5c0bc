import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { fileNameOf } from '../../../shared/schedules.ts'
import { wallClock } from '../../../shared/time.ts'
import type { KeptView } from '../../../shared/views.ts'
import type { ScheduleBeginning } from '../../features/settings/scheduleDraft.ts'
import { keptContent } from '../look/keptContent.ts'

/**
 * What a schedule begins with that keeps a view. What the view shows now stands by for who chooses the report in its
 * place, with a period that moves with the calendar.
 *
 * @param report the view's; undefined where there is none of its key
 */
export function viewBeginning(
  { id: viewId, name, reportKey, parameters, content }: KeptView,
  report: ReportDefinition | undefined,
  timeZone: string,
): ScheduleBeginning {
  const now = wallClock(Date.now(), timeZone)
  const standBy = report === undefined ? content : keptContent(content, report, now).content
  const keeps = { kind: 'view', viewId } as const
  return { kind: 'report', reportKey, parameters, keeps, content: standBy, name: fileNameOf(name) }
}
