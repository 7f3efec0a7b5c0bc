import type { Language } from '../../../shared/language.ts'
import type { StaffingPlan } from '../../../shared/staffing/plan.ts'
import { staffingColumns, type StaffingColumnName } from '../../../shared/staffing/staffingFile.ts'
import { clockOf } from '../../../shared/staffing/staffingWords.ts'
import type { StaffingVolume, Weekday } from '../../../shared/staffing/volume.ts'
import type { DayChartData, DaySeries } from './dayChartOption.ts'
import { planText } from './staffingFormat.ts'

const DRAWN: ReadonlySet<StaffingColumnName> = new Set(['calls', 'scheduled', 'agents', 'serversNeed'])

/** What the chart of a weekday draws: what comes in its intervals, and the people for it. */
export function dayChartData(
  volume: StaffingVolume,
  plan: StaffingPlan,
  weekday: Weekday,
  language: Language,
): DayChartData {
  const intervals = plan.intervals.filter((each) => each.weekday === weekday)
  return {
    categories: intervals.map(({ second }) => clockOf(second)),
    series: staffingColumns(volume)
      .filter(({ name }) => DRAWN.has(name))
      .map(({ name, title, type, ofInterval }): DaySeries => ({
        name: title[language],
        values: intervals.map(ofInterval),
        text: (value) => planText(value, type, language),
        kind: name === 'calls' ? 'bars' : 'line',
      })),
  }
}
