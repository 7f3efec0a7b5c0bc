import { basename } from 'node:path'
import { isSilent } from '../shared/answerNotes.ts'
import { AppError } from '../shared/errors.ts'
import { writtenFormat } from '../shared/fileFormats.ts'
import { checkParameters, type Catalogue } from '../shared/reports/catalogue.ts'
import { fetchedShortcomings } from '../shared/shortcomings.ts'
import type { Fetched, FetchOrder, FileOrder, ScheduleHands, WrittenFile } from '../core/automation/runSchedule.ts'
import type { Target } from '../core/sync/target.ts'
import { exportFile } from '../core/export/exportFile.ts'
import type { CommandContext } from './context.ts'
import { cutTextsText } from './cutTexts.ts'
import { sayNotes } from './sayNotes.ts'
import { tellFurtherFields } from './furtherFields.ts'
import { waitingText } from './syncTexts.ts'

async function fetchRows(
  context: CommandContext,
  target: Target,
  { range, notBefore, mayRequest }: FetchOrder,
): Promise<Fetched> {
  const { terminal, signal } = context
  const sync = await context.sync()
  if (range === null) {
    const refusal = await mayRequest()
    if (refusal !== null) throw AppError.fromData(refusal)
    const { poll } = await import('../core/sync/poll.ts')
    const polled = await poll(sync, { ...target, priority: 'automatic', signal })
    return { rows: polled.added, requests: polled.requests, shortcomings: fetchedShortcomings([polled]), error: null }
  }
  const { pull } = await import('../core/sync/pull.ts')
  const result = await pull(sync, {
    ...target,
    range,
    notBefore,
    refreshSinceMs: null,
    priority: 'automatic',
    mayRequest,
    signal,
    onProgress: ({ slicesDone, slicesTotal, rows, waiting }) => {
      if (waiting !== undefined) terminal.message(waitingText(waiting))
      else {
        terminal.progress(slicesTotal === 0 ? 1 : slicesDone / slicesTotal, {
          en: `${target.report.key}: ${slicesDone} of ${slicesTotal} periods · ${rows} rows`,
          es: `${target.report.key}: ${slicesDone} de ${slicesTotal} periodos · ${rows} filas`,
        })
      }
    },
  })
  return {
    rows: result.rows,
    requests: result.requests,
    shortcomings: fetchedShortcomings(result.slices),
    error: result.stoppedBy ?? result.failed[0]?.error ?? null,
  }
}

async function writeFile(context: CommandContext, { report }: Target, order: FileOrder): Promise<WrittenFile> {
  const { terminal, signal } = context
  const { question, file, format, headings } = order
  const written = await exportFile(
    await context.store(),
    {
      report,
      question,
      file,
      format: writtenFormat(format, terminal.language === 'es' ? ';' : ','),
      safe: false,
      columns: null,
      headings: headings === 'titles' ? terminal.language : null,
      onBusy: 'rename',
      gapColumn: { language: terminal.language, comes: 'if-any' },
    },
    { signal },
  )
  const { rows, cutTexts, notes, further } = written
  if (cutTexts > 0 || !isSilent(notes) || further !== undefined) {
    // Where several schedules run, what follows is to say which file it means.
    const name = `${basename(written.file ?? file)}:`
    terminal.message({ en: name, es: name })
  }
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  sayNotes(terminal, report, notes)
  tellFurtherFields(terminal, further)
  return { file: written.file ?? file, rows, cutTexts, notes }
}

/** How a command runs schedules: with lines on the terminal. */
export function terminalHands(context: CommandContext, catalogue: Catalogue): ScheduleHands {
  return {
    target: async (schedule, connection) => {
      const report = catalogue.get(schedule.reportKey)
      if (report === undefined) throw new AppError('unknown-report', { report: schedule.reportKey })
      const parameters = checkParameters(report, schedule.parameters)
      return { report, connection, parameters, token: await context.token(connection) }
    },
    fetch: (target, order) => fetchRows(context, target, order),
    write: (target, order) => writeFile(context, target, order),
    isGivenUp: () => false,
  }
}
