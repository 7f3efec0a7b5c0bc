import { numberIn } from '../../../../shared/checks/numberForms.ts'
import type { Finding, FindingColumn } from '../../../../shared/checks/findings.ts'
import type { NumberForm, UnansweredSettings } from '../../../../shared/checks/unanswered.ts'
import { checkTexts } from '../../../../shared/commonTexts/checks.ts'
import type { LocalizedText } from '../../../../shared/language.ts'
import { joinedTexts } from '../../../../shared/localized.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import { SECONDS_PER_DAY } from '../../../../shared/time.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { rowsMark } from './memory.ts'
import { DialledGathering, eachDialled, type Dialled } from './dialledTelephones.ts'
import { heldRowSets } from './heldRows.ts'
import type { CheckInput, CheckWork, Findings } from './reckon.ts'

const COLUMNS: readonly FindingColumn[] = [
  { name: 'telephone', title: checkTexts('telephone'), kind: 'telephone' },
  { name: 'attempts', title: checkTexts('attempts'), kind: 'count' },
  { name: 'days', title: checkTexts('days'), kind: 'count' },
  { name: 'first_day', title: checkTexts('firstDay'), kind: 'date' },
  { name: 'last_day', title: checkTexts('lastDay'), kind: 'date' },
]

interface Gathered {
  readonly dialled: Dialled
  /** The reports whose answered calls were looked at, and those of which nothing of the period is here. */
  readonly crossed: readonly ReportDefinition[]
  readonly absent: readonly ReportDefinition[]
}

/** One pass over the rows, and one over each report that tells of answered calls: whatever is asked of them then. */
function gather({ database, throwIfCancelled }: CheckWork, input: CheckInput<UnansweredSettings>): Gathered {
  const { report, rows, reports } = input
  const gathering = new DialledGathering(planOfConnection(database, rows.connectionId))
  const { unanswered = null } = report.dialled ?? {}
  if (unanswered !== null) {
    eachDialled(database, report, rows, unanswered, throwIfCancelled, (telephone, day, attempts) => {
      gathering.add(telephone, day, attempts)
    })
  }
  const crossed: ReportDefinition[] = []
  const absent: ReportDefinition[] = []
  for (const other of reports) {
    const { answered = null } = other.dialled ?? {}
    if (answered === null) continue
    const held = heldRowSets(database, other, rows.connectionId, rows.range)
    for (const each of held) {
      eachDialled(database, other, each, answered, throwIfCancelled, (telephone) => {
        gathering.answer(telephone)
      })
    }
    ;(held.length > 0 ? crossed : absent).push(other)
  }
  return { dialled: gathering.result(), crossed, absent }
}

/** The places of those that do not answer, the most called first. */
function silentPlaces(dialled: Dialled, { attempts: least, days: leastDays }: UnansweredSettings): Int32Array {
  const { order, attempts, days, isAnswered } = dialled
  return order.filter(
    (place) => (attempts[place] ?? 0) >= least && (days[place] ?? 0) >= leastDays && isAnswered[place] === 0,
  )
}

function listedTitles(reports: readonly ReportDefinition[]): LocalizedText {
  return joinedTexts(
    reports.map(({ title }) => title),
    ', ',
  )
}

function caveatsOf({ dialled, crossed, absent }: Gathered): readonly LocalizedText[] {
  return [
    ...(crossed.length === 0 ? [checkTexts('notCrossed')] : []),
    ...(crossed.length > 0 ? [checkTexts('crossed', { reports: listedTitles(crossed) })] : []),
    ...(absent.length > 0 ? [checkTexts('crossedAbsent', { reports: listedTitles(absent) })] : []),
    ...(dialled.unread > 0 ? [checkTexts.counted('noTelephone', dialled.unread)] : []),
  ]
}

function findingOf(dialled: Dialled, place: number, form: NumberForm, field: string): Finding {
  const { book, attempts, days, firstDay, lastDay } = dialled
  const at = (day: number | undefined): number | null => (days[place] === 0 ? null : (day ?? 0) * SECONDS_PER_DAY)
  return {
    cells: [
      numberIn(form, book.keys[place] ?? '', book.plan),
      attempts[place] ?? 0,
      days[place] ?? 0,
      at(firstDay[place]),
      at(lastDay[place]),
    ],
    rows: [{ field, operator: 'one-of', value: JSON.stringify(book.spellingsOf(place)) }],
  }
}

function sumAt(numbers: Float64Array, places: Int32Array): number {
  return places.reduce((sum, place) => sum + (numbers[place] ?? 0), 0)
}

/** Telephones that were called again and again, and at which nobody ever answered. */
export function reckonUnanswered(work: CheckWork, input: CheckInput<UnansweredSettings>): Findings {
  const { report, rows, reports, settings } = input
  // Thresholds move over what one pass gathered.
  const mark = rowsMark(work.database, report, rows, reports)
  const gathered = work.memory.of('dialled', mark, () => gather(work, input))
  const { dialled } = gathered
  const silent = silentPlaces(dialled, settings)
  const field = report.dialled?.telephone ?? ''
  return {
    total: silent.length,
    checked: dialled.rows,
    columns: COLUMNS,
    facts: [
      { name: 'telephones', title: checkTexts('telephones'), kind: 'count', value: dialled.attempts.length },
      {
        name: 'answered',
        title: checkTexts('answeredTelephones'),
        kind: 'count',
        value: gathered.crossed.length === 0 ? null : dialled.isAnswered.reduce((sum, each) => sum + each, 0),
      },
      { name: 'attempts', title: checkTexts('silentAttempts'), kind: 'count', value: sumAt(dialled.attempts, silent) },
    ],
    caveats: caveatsOf(gathered),
    block: (offset, limit) =>
      [...silent.subarray(offset, offset + limit)].map((place) => findingOf(dialled, place, settings.form, field)),
  }
}
