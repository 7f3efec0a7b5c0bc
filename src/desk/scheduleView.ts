import { basename } from 'node:path'
import { NO_NOTES } from '../shared/answerNotes.ts'
import type { ScheduleView } from '../shared/schedules.ts'
import { passes } from '../core/automation/failures.ts'
import type { StoredSchedule } from '../core/store/records/schedules.ts'
import type { ListedSchedule } from './schedules.ts'

function lastOf(schedule: StoredSchedule): ScheduleView['last'] {
  const { lastEndedMs, lastOutcome, lastError, lastFile, lastFileRows, lastCutTexts, lastNotes } = schedule
  if (lastEndedMs === null || lastOutcome === null) return null
  return {
    endedAtMs: lastEndedMs,
    outcome: lastOutcome,
    error: lastError,
    shortcomings: schedule.lastShortcomings ?? [],
    file:
      lastFile === null
        ? null
        : { name: basename(lastFile), rows: lastFileRows, cutTexts: lastCutTexts ?? 0, notes: lastNotes ?? NO_NOTES },
    needsPerson: lastError !== null && !passes(lastError.code),
  }
}

/** A schedule as the window shows it: no path comes back from it that is not for reading only. */
export function scheduleView({ schedule, nextAt, problem }: ListedSchedule, isRunning: boolean): ScheduleView {
  const { id, connectionId, reportKey, parameters, keeps, content, viewName, setup, isEnabled } = schedule
  return {
    scheduleId: id,
    connectionId,
    reportKey,
    parameters,
    keeps,
    content,
    viewName,
    problem,
    ...setup,
    isEnabled,
    isRunning,
    nextAt,
    last: lastOf(schedule),
  }
}
