import { basename } from 'node:path'
import { isSilent } from '../shared/answerNotes.ts'
import { amountTexts } from '../shared/commonTexts/amounts.ts'
import { isDrawnUnattended } from '../shared/fileFormats.ts'
import { listSeparatorOf } from '../shared/format.ts'
import { inEachLanguage } from '../shared/localized.ts'
import type {
  Fetched,
  FetchOrder,
  FileOrder,
  HomeFetch,
  HomeOrder,
  ScheduleHands,
  WrittenFile,
} from '../core/automation/runSchedule.ts'
import type { SyncContext, Target } from '../core/sync/target.ts'
import type { OpenDesk } from '../desk/openDesk.ts'
import type { CommandContext } from './context.ts'
import { cutTextsText } from './cutTexts.ts'
import { sayNotes } from './sayNotes.ts'
import { tellFurtherFields } from './furtherFields.ts'
import { waitingText } from './syncTexts.ts'
import { pullTexts } from './texts/pulls.ts'

async function fetchRows(
  context: CommandContext,
  sync: SyncContext,
  target: Target,
  order: FetchOrder,
): Promise<Fetched> {
  const { terminal, signal } = context
  const { fetchScheduled } = await import('../desk/scheduledFetch.ts')
  return fetchScheduled(sync, target, order, {
    priority: 'automatic',
    signal,
    onProgress: ({ slicesDone, slicesTotal, rows, waiting }) => {
      if (waiting !== undefined) terminal.message(waitingText(waiting))
      else {
        terminal.progress(
          slicesTotal === 0 ? 1 : slicesDone / slicesTotal,
          pullTexts('progressOf', {
            report: target.report.key,
            slicesDone,
            periods: amountTexts.counted('periods', slicesTotal),
            rows: amountTexts.counted('rows', rows),
          }),
        )
      }
    },
  })
}

async function writeFile(
  context: CommandContext,
  desk: OpenDesk,
  { report }: Target,
  order: FileOrder,
): Promise<WrittenFile> {
  const { terminal, signal } = context
  const { language } = terminal
  const { writeOrderedFile } = await import('../desk/orderedFile.ts')
  const { NO_DRAWER: drawer } = await import('../desk/drawer.ts')
  const manner = { language, listSeparator: listSeparatorOf(language), reports: desk.catalogue.reports, drawer }
  const written = await writeOrderedFile(await context.store(), report, order, manner, { signal })
  const { file, rows, cutTexts, notes, further } = written
  if (cutTexts > 0 || !isSilent(notes) || further !== undefined) {
    // Where several schedules run, what follows is to say which file it means.
    const name = `${basename(file)}:`
    terminal.message(inEachLanguage(() => name))
  }
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  sayNotes(terminal, report, notes)
  tellFurtherFields(terminal, further)
  return { file, rows, cutTexts, notes }
}

async function writeHome(context: CommandContext, desk: OpenDesk, order: HomeOrder): Promise<WrittenFile> {
  const { terminal, signal } = context
  const { writeOrderedHome } = await import('../desk/homeFile.ts')
  const { NO_DRAWER: drawer } = await import('../desk/drawer.ts')
  const written = await writeOrderedHome(desk, order, { language: terminal.language, drawer, signal })
  if (written.cutTexts > 0) terminal.message(cutTextsText(written.cutTexts))
  return written
}

async function homeLacks(desk: OpenDesk, connectionId: number): Promise<readonly HomeFetch[]> {
  const { homeFetches } = await import('../desk/homeUpdate.ts')
  const { CoverageBook } = await import('../desk/coverage.ts')
  return homeFetches(desk, new CoverageBook(), connectionId)
}

/**
 * How a command runs schedules: with lines on the terminal.
 *
 * @param sync what it fetches with
 */
export function terminalHands(context: CommandContext, desk: OpenDesk, sync: SyncContext): ScheduleHands {
  return {
    target: ({ reportKey, parameters }, { id }) => desk.target({ connectionId: id, reportKey, parameters }),
    fetch: (target, order) => fetchRows(context, sync, target, order),
    canWrite: (format) => !isDrawnUnattended(format),
    write: (target, order) => writeFile(context, desk, target, order),
    homeFetches: (connectionId) => homeLacks(desk, connectionId),
    writeHome: (order) => writeHome(context, desk, order),
    isGivenUp: () => false,
  }
}
