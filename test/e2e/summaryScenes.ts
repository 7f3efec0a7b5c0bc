import { expect } from '@playwright/test'
import { fits, measureOf } from '../../src/shared/measures/kpis.ts'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import { readySummary } from '../../src/shared/summaries/readySummary.ts'
import type { FieldDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import { reportThat } from './reports.ts'
import { SummaryHands } from './summaryHands.ts'
import type { Supervisor } from './supervisor.ts'

// What supervisors come for, each by the screen alone: asked once, for tests and for pictures.

function kpi(id: string) {
  const measure = measureOf(id)
  if (measure === undefined) throw new Error(`no measure ${id}`)
  return measure
}

/** Details that a measure fits, with fields of these names, which can be fetched without a choice. */
function detailsWith(id: string, ...names: readonly string[]): ReportDefinition {
  return reportThat(
    (report) =>
      report.kind === 'detail' &&
      fits(kpi(id), report) &&
      names.every((name) => report.fields.some((field) => field.name === name)) &&
      report.parameters.every(({ required }) => !required),
  )
}

function named(report: ReportDefinition, name: string): FieldDefinition {
  const field = report.fields.find((each) => each.name === name)
  if (field === undefined) throw new Error(`no field ${name}`)
  return field
}

function dated(report: ReportDefinition): FieldDefinition {
  const field = dateFieldOf(report)
  if (field === undefined) throw new Error('no date')
  return field
}

/** Calls, each with who took it. */
export const calls = detailsWith('aht', 'agent_name')
/** Everybody who waited for a skill, with how that ended. */
export const waits = detailsWith('service-level', 'skill_id')
/** Calls with the code that says why. */
export const coded = detailsWith('top-reasons', 'description_cod_act', 'hang_up')

/** What one looks for in a list of measures. */
export function kpiTitle(id: string, { language }: Supervisor): string {
  return kpi(id).title[language]
}

/** Calls and AHT by agent, last week against the week before. */
export async function callsByAgent(supervisor: Supervisor): Promise<SummaryHands> {
  const summary = await fetched(supervisor, calls, 'last-week')
  await onlyGroups(summary, calls, [named(calls, 'agent_name')])
  await summary.compare('week')
  await summary.settled()
  return summary
}

/** Service level by skill and hour, as a heat map. */
export async function serviceLevelByHour(supervisor: Supervisor): Promise<SummaryHands> {
  const summary = await fetched(supervisor, waits, 'last-week')
  await summary.across(dated(waits))
  await onlyGroups(summary, waits, [named(waits, 'skill_id')])
  await summary.step(dated(waits), 'hour-of-day', 'columns')
  await onlyMeasure(summary, supervisor, waits, 'service-level')
  await summary.chart('heat')
  await summary.settled()
  return summary
}

/** Abandonment by day, this month and the last. */
export async function abandonmentByDay(supervisor: Supervisor): Promise<SummaryHands> {
  const summary = await fetched(supervisor, waits, 'this-month')
  await onlyGroups(summary, waits, [dated(waits)])
  await onlyMeasure(summary, supervisor, waits, 'abandon-rate')
  await summary.compare('month')
  await summary.chart('lines')
  await summary.settled()
  return summary
}

/** The ten commonest reasons, each with its share. */
export async function commonestReasons(supervisor: Supervisor): Promise<SummaryHands> {
  const summary = await fetched(supervisor, coded, 'last-week')
  await onlyGroups(summary, coded, [named(coded, 'description_cod_act')])
  await summary.first('10')
  await summary.addMeasure(supervisor.words.summary.menu.shown.total)
  await summary.settled()
  return summary
}

/** The summary of a report as it begins, over a period of which all is here. */
async function fetched(
  supervisor: Supervisor,
  report: ReportDefinition,
  preset: 'last-week' | 'this-month',
): Promise<SummaryHands> {
  const summary = new SummaryHands(supervisor)
  await supervisor.open(report)
  await supervisor.choosePeriod(preset)
  await summary.open()
  const { words, window } = supervisor
  const resting = window.locator('.report-update .update[data-running="false"]')
  // The sample operation begins to fetch by itself; of a period that is not over there is always more to come.
  await resting.waitFor({ timeout: 120_000 })
  if (!(await supervisor.upToDate.isVisible())) {
    await supervisor.update.click()
    await expect(supervisor.completeness).toContainText(/compl/i, { timeout: 120_000 })
    await resting.waitFor({ timeout: 120_000 })
  }
  await summary.region.getByRole('button', { name: words.summary.reset, exact: true }).click()
  await summary.settled()
  return summary
}

async function onlyGroups(
  summary: SummaryHands,
  report: ReportDefinition,
  fields: readonly FieldDefinition[],
): Promise<void> {
  const before = readySummary(report).by
  const isSame = before.length === fields.length && fields.every(({ name }, place) => before[place] === name)
  if (isSame) return
  await summary.removeGroups(report, before)
  for (const field of fields) await summary.addGroup(field)
}

/** Leaves one KPI of those that the summary begins with. */
async function onlyMeasure(
  summary: SummaryHands,
  supervisor: Supervisor,
  report: ReportDefinition,
  id: string,
): Promise<void> {
  const others = readySummary(report).measures.filter((measure) => measure !== `kpi:${id}`)
  for (const _each of others) {
    const chips = summary.region.locator('.summary-chip', { hasNotText: kpiTitle(id, supervisor) })
    const measures = chips.filter({ hasNot: supervisor.window.locator('select') })
    const before = await measures.count()
    await measures.first().getByRole('button').last().click()
    // The chips move up: the next one is pressed where it stands then.
    await expect(measures).toHaveCount(before - 1)
  }
}
