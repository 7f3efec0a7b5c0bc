import type { Language } from '../../../shared/language.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { fileNameOf } from '../../../shared/schedules.ts'
import { wallClock, type WallSeconds } from '../../../shared/time.ts'
import { withMask, type KeptView } from '../../../shared/views.ts'
import type { ScheduleBeginning } from '../../features/settings/scheduleDraft.ts'
import { keptContent } from '../look/keptContent.ts'
import type { Look } from '../look/look.ts'
import { questionOf } from '../look/viewLook.ts'

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

/** Of what something is seen. */
export interface SeenAs {
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
  /** The view that was opened and changed since; null: none. */
  readonly view: KeptView | null
  /** How what is seen hides who is meant. */
  readonly mask: Mask | undefined
  readonly language: Language
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/**
 * What a schedule begins with that keeps what is seen, which has no name. What the open view says that the window does
 * not change stays in it: the list within the rows above all.
 *
 * @returns with it, whether its period had to be another one than is seen
 */
export function seenBeginning(
  look: Look,
  { report, parameters, view, mask, language, now }: SeenAs,
): { readonly beginning: ScheduleBeginning; readonly isOtherPeriod: boolean } {
  const seen = withMask(questionOf(look, report, view?.content ?? null, language).content, mask)
  const { content, isOtherPeriod } = keptContent(seen, report, now)
  const keeps = { kind: 'content', content } as const
  const name = fileNameOf(report.title[language])
  return { beginning: { kind: 'report', reportKey: report.key, parameters, keeps, content, name }, isOtherPeriod }
}
