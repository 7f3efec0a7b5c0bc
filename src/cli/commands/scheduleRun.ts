import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { toAppError } from '../../shared/errors.ts'
import type { ScheduleRun } from '../../core/automation/runSchedule.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'
import { terminalHands } from '../scheduleHands.ts'
import { fileDocument, runWarnings, subjectText } from '../scheduleTexts.ts'
import { noSchedule, scheduleIdOf } from './scheduleRemove.ts'
import { scheduleTexts } from '../texts/schedules.ts'
import { fetchingOf, withoutTeamOption } from '../withoutTeam.ts'

/** The status of several runs as one: what failed says why where everything failed, else some of it was done. */
function statusOf(runs: readonly ScheduleRun[]): number {
  const failed = runs.flatMap(({ error }) => (error === null ? [] : [error]))
  const stopped = failed.find(({ code }) => code === 'cancelled')
  if (stopped !== undefined) return EXIT.stopped
  const [first] = failed
  if (first !== undefined) return failed.length === runs.length ? exitStatusOf(first) : EXIT.partlyDone
  return runs.some(({ outcome }) => outcome === 'partly') ? EXIT.partlyDone : EXIT.done
}

async function idsToRun(
  context: CommandContext,
  catalogue: Awaited<ReturnType<typeof fullCatalogue>>,
  words: readonly string[],
  isAll: boolean,
): Promise<readonly number[]> {
  const store = await context.store()
  const all = await store.schedules.list()
  if (words.length > 0) {
    return words.map((word) => {
      const id = scheduleIdOf(word)
      if (!all.some((schedule) => schedule.id === id)) throw noSchedule(word)
      return id
    })
  }
  if (isAll) return all.filter(({ isEnabled }) => isEnabled).map(({ id }) => id)
  const { schedulesDue } = await import('../../core/automation/schedulesDue.ts')
  const due = await schedulesDue(await context.sync(), catalogue, null)
  return due.map(({ schedule }) => schedule.id)
}

/** Lets go what is not kept any longer, once a day. That it could not is said, and is no reason to fail. */
async function retain(context: CommandContext, catalogue: Awaited<ReturnType<typeof fullCatalogue>>): Promise<number> {
  try {
    const { applyRetentionDaily } = await import('../../core/automation/retention.ts')
    return await applyRetentionDaily(await context.store(), catalogue.reports, Date.now(), { signal: context.signal })
  } catch (cause) {
    const error = toAppError(cause)
    context.terminal.explainError(error)
    // Rows may be gone of which just the space is not given back yet.
    return Number(error.detail['rows'] ?? 0)
  }
}

export const scheduleRun: Command = {
  usage: 'schedule run [ID …]',
  ...scheduleTexts('run'),
  options: {
    all: { type: 'boolean', ...scheduleTexts('all') },
    'without-team': withoutTeamOption,
  },
  positionals: { least: 0, most: 1_000 },
  async run(context, options) {
    const { terminal, signal } = context
    const catalogue = await fullCatalogue(context)
    const isForced = options.has('all') || options.positionals.length > 0
    const ids = await idsToRun(context, catalogue, options.positionals, options.has('all'))
    const desk = await context.desk(catalogue)
    const sync = await fetchingOf(context, options)
    const names = new Map((await context.connections()).map(({ id, name }) => [id, name]))
    const { runSchedule } = await import('../../core/automation/runSchedule.ts')
    const runs: ScheduleRun[] = []
    for (const id of ids) {
      if (signal.aborted) break
      const hands = terminalHands(context, desk, sync)
      const run = await runSchedule(id, { context: sync, hands, startedMs: null, isForced, signal })
      if (run === undefined) continue
      terminal.endProgress()
      runs.push(run)
      if (run.error !== null) {
        const report = terminal.say(subjectText(run.schedule))
        terminal.message(scheduleTexts('failedRun', { id, report }))
        terminal.explainError(run.error)
        if (run.written !== null) terminal.message(scheduleTexts('homeStays', { file: run.written.file }))
      }
    }
    const erased = await retain(context, catalogue)
    const warningsOf = ({ shortcomings, written }: ScheduleRun): readonly string[] =>
      runWarnings(shortcomings, written?.rows ?? null).map((text) => terminal.say(text))
    const document = {
      runs: runs.map((run) => {
        const { schedule, outcome, rows, requests, written, error } = run
        const warnings = warningsOf(run)
        return {
          id: schedule.id,
          report: schedule.reportKey,
          connection: names.get(schedule.connectionId) ?? '',
          outcome,
          rows,
          requests,
          ...fileDocument(written),
          ...(warnings.length === 0 ? {} : { warnings }),
          ...(error === null ? {} : { error: terminal.errorDocument(error) }),
        }
      }),
      erased,
    }
    const done = runs.filter(({ error }) => error === null)
    const lines = [
      ...done.map((run) => {
        const { schedule, written } = run
        const { id } = schedule
        const report = terminal.say(subjectText(schedule))
        const rows = (written ?? run).rows ?? 0
        const line =
          written === null
            ? scheduleTexts('ran', { id, report, rows: amountTexts.counted('rows', rows) })
            : scheduleTexts('ranIntoFile', { id, report, rows: amountTexts.counted('rows', rows), file: written.file })
        return [terminal.say(line), ...warningsOf(run)].join('; ')
      }),
      ...(runs.length === 0 ? [terminal.say(scheduleTexts('nothingDue'))] : []),
    ]
    await terminal.result(document, lines.join('\n'))
    return statusOf(runs)
  },
}
