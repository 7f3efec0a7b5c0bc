import { shiftTexts } from '../commonTexts/shifts.ts'
import type { LocalizedText } from '../language.ts'
import { inEachLanguage, joinedTexts } from '../localized.ts'
import type { AgentPresence } from '../reports/roles.ts'
import { stretchText, type Door } from '../stretchText.ts'
import { formatTimeOfDay, parseDateSpan, wall } from '../time.ts'
import type { Adherence } from './adherence.ts'
import type { Interval } from './intervals.ts'
import type { LineProblem, SheetColumn, SheetReading } from './readSheet.ts'

const COLUMN_NAMES: Readonly<Record<SheetColumn, LocalizedText>> = {
  agent: shiftTexts('columnAgent'),
  day: shiftTexts('columnDay'),
  from: shiftTexts('columnFrom'),
  to: shiftTexts('columnTo'),
}

/** What stands in a sheet may be long; its beginning says which it is. */
const LONGEST_GIVEN = 60

/** What is wrong with a line of a sheet, and what is right. */
export function lineProblemText({ line, problem, given, other }: LineProblem): LocalizedText {
  const values = { given: given.slice(0, LONGEST_GIVEN), other: other ?? 0 }
  return shiftTexts('line', { line, problem: shiftTexts(problem as 'overlap', values) })
}

/** Why a text is no sheet of shifts. */
export function sheetFaultText({ fault, missing }: Extract<SheetReading, { readonly kind: 'fault' }>): LocalizedText {
  if (fault !== 'headings') return shiftTexts(fault)
  const columns = inEachLanguage((language) => missing.map((column) => COLUMN_NAMES[column][language]).join(', '))
  return shiftTexts('headings', { columns })
}

const MOST_LISTED = 6

/** The first of a list, and how many more there are. */
function listed(all: readonly (string | LocalizedText)[]): LocalizedText {
  const first = all.slice(0, MOST_LISTED)
  const shown = joinedTexts(
    first.map((each) => (typeof each === 'string' ? inEachLanguage(() => each) : each)),
    ', ',
  )
  const count = all.length - MOST_LISTED
  return count <= 0 ? shown : shiftTexts('more', { shown, count })
}

/** `08:00–17:00`, several with a comma between them. */
export function shiftText(shifts: readonly Interval[]): string {
  const clock = (second: number): string => formatTimeOfDay(wall(second)).slice(0, 5)
  return shifts.map(([from, before]) => `${clock(from)}–${clock(before)}`).join(', ')
}

/** A day, `2026-11-09`, as it reads. */
function dayWords(day: string, door: Door): LocalizedText {
  const whole = parseDateSpan(day)
  return door === 'cli' || whole === undefined ? inEachLanguage(() => day) : stretchText(whole, door)
}

/** What has to be said beside the numbers: who and what they are without. */
export function adherenceCaveats(adherence: Adherence, unread: number, door: Door): readonly LocalizedText[] {
  const { notFetched, unknownAgents, ambiguousAgents, withoutShift, missed, days } = adherence
  const notOver = days.filter(({ state }) => state === 'not-over').length
  const agents = (all: readonly { readonly agent: string }[]): LocalizedText => listed(all.map(({ agent }) => agent))
  return [
    ...(notFetched.length === 0
      ? []
      : [
          shiftTexts.counted('notFetched', notFetched.length, {
            days: listed(notFetched.map((day) => dayWords(day, door))),
          }),
        ]),
    ...(notOver === 0 ? [] : [shiftTexts.counted('notOver', notOver)]),
    ...(unknownAgents.length === 0
      ? []
      : [shiftTexts.counted('unknownAgents', unknownAgents.length, { agents: agents(unknownAgents) })]),
    ...(ambiguousAgents.length === 0
      ? []
      : [shiftTexts.counted('ambiguousAgents', ambiguousAgents.length, { agents: agents(ambiguousAgents) })]),
    ...(missed.length === 0
      ? []
      : [
          shiftTexts.counted('missed', missed.length, {
            days: listed(
              missed.map(({ agent, day }) => joinedTexts([inEachLanguage(() => agent), dayWords(day, door)], ', ')),
            ),
          }),
        ]),
    ...(withoutShift.length === 0
      ? []
      : [shiftTexts.counted('withoutShift', withoutShift.length, { agents: agents(withoutShift) })]),
    ...(unread === 0 ? [] : [shiftTexts.counted('unread', unread)]),
  ]
}

/** How each number is worked out. */
export function adherenceFormulas(
  presence: AgentPresence,
): readonly { readonly title: LocalizedText; readonly formula: LocalizedText }[] {
  const { state } = presence
  const shrinkage =
    state === null
      ? shiftTexts('shrinkageUnknown')
      : shiftTexts('shrinkageFormula', { states: state.available.join(', ') })
  return [
    { title: shiftTexts('adherence'), formula: shiftTexts('adherenceFormula') },
    { title: shiftTexts('conformance'), formula: shiftTexts('conformanceFormula') },
    { title: shiftTexts('shrinkage'), formula: shrinkage },
    { title: shiftTexts('scheduled'), formula: shiftTexts('scheduledFormula') },
    { title: shiftTexts('breaks'), formula: shiftTexts('breaksFormula') },
    { title: shiftTexts('worked'), formula: shiftTexts('workedFormula') },
  ]
}
