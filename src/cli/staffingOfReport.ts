import { resolve } from 'node:path'
import { amountTexts } from '../shared/commonTexts/amounts.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { numberText } from '../shared/summaries/numberText.ts'
import {
  INTERVAL_MINUTES,
  SECONDS_PER_MINUTE,
  staffingSourceOf,
  type IntervalMinutes,
} from '../shared/staffing/source.ts'
import { staffingPlan, type StaffingWishes } from '../shared/staffing/plan.ts'
import {
  plannedCaveats,
  staffingFileContent,
  staffingSheet,
  type PlannedRows,
} from '../shared/staffing/staffingFile.ts'
import { clockOf, staffingFormulas } from '../shared/staffing/staffingWords.ts'
import { formatInstant } from '../shared/time.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import { staffingVolume, titlesOf } from '../desk/staffingVolume.ts'
import type { Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { cutTextsText } from './cutTexts.ts'
import { EXIT } from './exitStatus.ts'
import { formatOf, isClosedPipe, outOf } from './fileOptions.ts'
import { toldQuestion } from './maskOption.ts'
import { fullCatalogue, reportNamed } from './ownReports.ts'
import { questionOf } from './question.ts'
import { ahtOf, intervalSeconds, limitsOf, refused, targetOf } from './staffingOptions.ts'
import { table } from './table.ts'
import { isByDay, targetOf as rowsTargetOf } from './target.ts'
import { questionTexts } from './texts/questions.ts'

const USUAL_INTERVAL = '30m'
const USUAL_TARGET = '80/20'

interface Wished {
  readonly minutes: IntervalMinutes
  readonly wishes: StaffingWishes
}

/** What is asked of intervals, read before the store is opened. @throws AppError `usage` */
function wishedOf(options: Options): Wished {
  const interval = options.text('interval')?.trim() ?? USUAL_INTERVAL
  const seconds = intervalSeconds(interval)
  const minutes = INTERVAL_MINUTES.find((each) => each * SECONDS_PER_MINUTE === seconds)
  if (minutes === undefined) throw refused('interval', '15m, 30m, 1h', interval)
  const target = options.text('target')?.trim() ?? USUAL_TARGET
  const wanted = targetOf(target)
  // What was served in time is counted too, in whole seconds.
  if (!Number.isInteger(wanted.targetSeconds)) throw refused('target', USUAL_TARGET, target)
  const aht = options.text('aht')?.trim()
  return { minutes, wishes: { ...wanted, ...limitsOf(options), ahtSeconds: aht === undefined ? null : ahtOf(aht) } }
}

async function plannedOf(context: CommandContext, options: Options, { minutes, wishes }: Wished): Promise<PlannedRows> {
  const { terminal, signal } = context
  const report = await reportNamed(context, options.positionals[0] ?? '')
  const list = options.text('list')?.trim()
  const asked = seenReport(report, { ...(list === undefined ? {} : { list }), byDay: isByDay(report, options) })
  if (staffingSourceOf(asked) === null || list !== undefined) {
    throw new AppError('usage', { problem: 'no-intervals', report: report.key })
  }
  const target = await rowsTargetOf(context, options)
  const { sort: _sort, ...rows } = questionOf(target, options, terminal.language)
  const { connection } = target
  const desk = { store: await context.store(), catalogue: await fullCatalogue(context) }
  const wish = { rows, minutes, targetSeconds: wishes.targetSeconds, language: terminal.language }
  const clock = { nowMs: Date.now(), timeZone: connection.timeZone, signal }
  const volume = await staffingVolume(desk, report, wish, clock)
  const plan = staffingPlan(volume, wishes)
  return { report, connection: connection.name, rows, volume, plan, wishes, titleOf: titlesOf(desk) }
}

/** The plan as `--json` prints it. */
function documentOf({ report, connection, volume, plan, wishes }: PlannedRows): object {
  const { range, minutes, leftOut } = volume
  return {
    report: report.key,
    connection,
    from: formatInstant(range.from),
    to: formatInstant(range.to),
    interval: minutes * SECONDS_PER_MINUTE,
    target: { percent: wishes.targetPercent, seconds: wishes.targetSeconds },
    maxOccupancy: wishes.maxOccupancyPercent,
    shrinkage: wishes.shrinkagePercent,
    counts: volume.role,
    aht: plan.aht,
    leftOut,
    days: plan.days.map(({ weekday, days, calls, ahtSeconds, mostScheduled, scheduledHours, ...levels }) => ({
      weekday,
      days,
      calls: days === 0 ? null : calls,
      aht: ahtSeconds,
      mostScheduled,
      scheduledHours,
      serviceLevel: levels.serviceLevel,
      measuredServiceLevel: levels.measuredLevel,
    })),
    intervals: plan.intervals.map(({ weekday, second, calls, ahtSeconds, staffing, measuredLevel, serversNeed }) => ({
      weekday,
      time: clockOf(second),
      calls,
      aht: ahtSeconds,
      load: staffing?.load ?? null,
      agents: staffing?.agents ?? null,
      scheduled: staffing?.scheduled ?? null,
      serviceLevel: calls === 0 ? null : (staffing?.serviceLevel ?? null),
      occupancy: calls === 0 ? null : (staffing?.occupancy ?? null),
      asa: calls === 0 ? null : (staffing?.asa ?? null),
      measuredServiceLevel: measuredLevel,
      agentsNeeded: serversNeed,
    })),
  }
}

function textOf(planned: PlannedRows, language: Language): string {
  const { volume, plan, wishes, titleOf } = planned
  const { columns, lines } = staffingSheet(volume, plan, language, null)
  const rows = lines.map((line) =>
    columns.map(({ kind, type }, place) => {
      const cell = line[place] ?? null
      return kind === 'text' ? String(cell ?? '') : numberText(typeof cell === 'number' ? cell : null, type, language)
    }),
  )
  const numbers = new Set(columns.flatMap(({ kind }, place) => (kind === 'text' ? [] : [place])))
  const formulas = staffingFormulas(volume, plan, wishes, titleOf)
  return [
    table(
      columns.map(({ heading }) => heading),
      rows,
      numbers,
    ),
    '',
    ...formulas.map(({ title, formula }) => `${title[language]} = ${formula[language]}`),
  ].join('\n')
}

async function writeFile(context: CommandContext, options: Options, planned: PlannedRows, out: string): Promise<void> {
  const { terminal, signal } = context
  const format = formatOf(options)
  const file = out === '-' ? null : resolve(out)
  const { writeSummaryFile } = await import('../core/export/summaries/writeSummaryFile.ts')
  // Which rows it is of is asked by the true values, and told as their mask has them.
  const told = { ...planned, rows: await toldQuestion(context, planned.report, planned.rows) }
  const content = staffingFileContent(told, terminal.language, 'cli')
  const input = { content, file, format, isSafe: options.has('safe') }
  const { rows, bytes, cutTexts } = await writeSummaryFile(await context.store(), input, { signal })
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  const text = questionTexts('written', { rows: amountTexts.counted('rows', rows), bytes, file: file ?? '-' })
  if (file === null) terminal.message(text)
  else await terminal.result({ file, rows, bytes, format }, terminal.say(text))
}

/**
 * `staffing REPORT`: the people that each interval of each weekday needs, out of the rows of a report.
 *
 * @returns the exit status
 * @throws AppError `usage`, `bad-filter`, `unknown-report`, …
 */
export async function staffingOfReport(context: CommandContext, options: Options): Promise<number> {
  const { terminal } = context
  const wished = wishedOf(options)
  const isFile = options.text('out') !== undefined
  if (isFile) formatOf(options)
  else if (options.text('format') !== undefined || options.has('safe')) {
    throw new AppError('usage', { problem: 'option-missing', option: 'out' })
  }
  const out = isFile ? outOf(options, terminal.json) : null
  const planned = await plannedOf(context, options, wished)
  for (const caveat of plannedCaveats(planned, 'cli')) terminal.message(caveat)
  if (out === null) {
    await terminal.result(documentOf(planned), textOf(planned, terminal.language))
    return EXIT.done
  }
  try {
    await writeFile(context, options, planned, out)
  } catch (cause) {
    if (out !== '-' || !isClosedPipe(cause)) throw cause
  }
  return EXIT.done
}
