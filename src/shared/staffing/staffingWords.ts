import { staffingTexts } from '../commonTexts/staffing.ts'
import { joinedTexts } from '../localized.ts'
import { inEachLanguage } from '../localized.ts'
import type { LocalizedText, Language } from '../language.ts'
import { numberText } from '../summaries/numberText.ts'
import { datePart, listDays } from '../periodTexts.ts'
import { endOfDay, formatTimeOfDay, parseDate, startOfDay, wall, type TimeRange } from '../time.ts'
import type { StaffingPlan, StaffingWishes } from './plan.ts'
import { WEEKDAYS, type StaffingVolume, type Weekday } from './volume.ts'

/** 5 January 1970 was a Monday. */
const FIRST_MONDAY = 4 * 86_400

/** A day of the week by name: `lunes`. */
export function weekdayText(weekday: Weekday, language: Language, length: 'long' | 'short' = 'long'): string {
  return datePart(`${length}-weekday`, wall(FIRST_MONDAY + (weekday - 1) * 86_400), language)
}

/** `10:00` of a second of the day. */
export function clockOf(second: number): string {
  return formatTimeOfDay(wall(second)).slice(0, 5)
}

/** As many stretches of days are listed. */
const MOST_STRETCHES = 4

function stretches(days: readonly string[]): readonly TimeRange[] {
  const found: TimeRange[] = []
  for (const day of days.toSorted()) {
    const at = parseDate(day)?.at
    if (at === undefined) continue
    const last = found.at(-1)
    if (last !== undefined && last.to + 1 === at) found[found.length - 1] = { from: last.from, to: endOfDay(at) }
    else found.push({ from: startOfDay(at), to: endOfDay(at) })
  }
  return found
}

function listed(days: readonly string[], language: Language): string {
  const { shown, moreDays } = listDays(stretches(days), language, null, MOST_STRETCHES)
  return `${shown.join(', ')}${moreDays > 0 ? ', …' : ''}`
}

/** How many days of each weekday the numbers are the average of: `4 × lunes, 3 × martes`. */
function counted({ days }: StaffingVolume, language: Language): string {
  return WEEKDAYS.flatMap((weekday, place) => {
    const count = days[place]?.length ?? 0
    return count === 0 ? [] : [`${count} × ${weekdayText(weekday, language)}`]
  }).join(', ')
}

/** What has to be said of a plan before it is believed, the weightiest first. */
export function staffingCaveats(volume: StaffingVolume): readonly LocalizedText[] {
  const { leftOut, untimed, role } = volume
  const hasDays = volume.days.some((days) => days.length > 0)
  return [
    hasDays
      ? staffingTexts('daysCounted', { days: inEachLanguage((language) => counted(volume, language)) })
      : staffingTexts('noDays'),
    ...(leftOut.length === 0
      ? []
      : [
          staffingTexts.counted('leftOut', leftOut.length, {
            days: inEachLanguage((language) => listed(leftOut, language)),
          }),
        ]),
    ...(role === 'handled' ? [staffingTexts('handledOnly')] : []),
    ...(untimed === 0 ? [] : [staffingTexts.counted('untimed', untimed)]),
    staffingTexts('supposes'),
  ]
}

/** What the target is, in a line. */
export function targetText(wishes: StaffingWishes, minutes: number): LocalizedText {
  return staffingTexts('targetText', {
    percent: wishes.targetPercent,
    seconds: wishes.targetSeconds,
    occupancy: wishes.maxOccupancyPercent,
    shrinkage: wishes.shrinkagePercent,
    minutes,
  })
}

function ahtFormula(
  volume: StaffingVolume,
  plan: StaffingPlan,
  titleOf: (reportKey: string) => LocalizedText,
): LocalizedText {
  switch (plan.aht?.origin) {
    case 'typed':
      return staffingTexts('ahtTyped', { seconds: plan.aht.seconds })
    case 'period':
      return staffingTexts('ahtInterval', { formula: volume.aht?.formula ?? '' })
    case 'other-report': {
      const [other] = volume.otherAhts
      return staffingTexts('ahtOther', {
        formula: other?.heading.formula ?? '',
        report: titleOf(other?.reportKey ?? ''),
      })
    }
    case undefined:
      return staffingTexts('ahtNone')
  }
}

/** A number of the plan and how it is worked out. */
export interface StaffingFormula {
  readonly title: LocalizedText
  readonly formula: LocalizedText
}

/** How each number of a plan is worked out. */
export function staffingFormulas(
  volume: StaffingVolume,
  plan: StaffingPlan,
  wishes: StaffingWishes,
  titleOf: (reportKey: string) => LocalizedText,
): readonly StaffingFormula[] {
  const { targetPercent: percent, targetSeconds: seconds } = wishes
  const { servers, serviceLevel } = volume
  const said = (text: string): LocalizedText => inEachLanguage(() => text)
  const formulas: (readonly [LocalizedText, LocalizedText])[] = [
    [
      staffingTexts('calls'),
      staffingTexts('callsFormula', { what: volume.volume.title, formula: volume.volume.formula }),
    ],
    [staffingTexts('aht'), ahtFormula(volume, plan, titleOf)],
    [staffingTexts('load'), staffingTexts('loadFormula')],
    [
      staffingTexts('agents'),
      staffingTexts('agentsFormula', { percent, seconds, occupancy: wishes.maxOccupancyPercent }),
    ],
    [staffingTexts('scheduled'), staffingTexts('scheduledFormula', { shrinkage: wishes.shrinkagePercent })],
    [staffingTexts('serviceLevel'), staffingTexts('serviceLevelFormula', { seconds })],
    [staffingTexts('occupancy'), staffingTexts('occupancyFormula')],
    [staffingTexts('asa'), staffingTexts('asaFormula')],
    [staffingTexts('scheduledHours'), staffingTexts('scheduledHoursFormula')],
    ...(serviceLevel === null ? [] : [[staffingTexts('measuredLevel'), said(serviceLevel.formula)] as const]),
    ...(servers === null
      ? []
      : [
          [
            staffingTexts('serversNeed'),
            staffingTexts('serversNeedFormula', {
              report: titleOf(servers.reportKey),
              parameters:
                Object.entries(servers.parameters)
                  .map(([name, value]) => `${name}=${value}`)
                  .join(', ') || '–',
            }),
          ] as const,
        ]),
  ]
  return formulas.map(([title, formula]) => ({ title, formula }))
}

/** A handling time with where it was measured. */
export function measuredAhtText(seconds: number, title: LocalizedText): LocalizedText {
  return joinedTexts([inEachLanguage((language) => numberText(seconds, 'duration', language)), title], ' · ')
}
