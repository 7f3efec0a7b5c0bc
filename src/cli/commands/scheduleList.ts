import { NO_NOTES } from '../../shared/answerNotes.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { ListedSchedule } from '../../desk/schedules.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import {
  fileDocument,
  outcomeTexts,
  keptDocument,
  keptText,
  runWarnings,
  subjectText,
  timingDocument,
  timingText,
} from '../scheduleTexts.ts'
import { AppError } from '../../shared/errors.ts'
import { fullCatalogue } from '../ownReports.ts'
import { table } from '../table.ts'
import { scheduleTexts } from '../texts/schedules.ts'
import { periodText, toldContent } from '../views.ts'

/** A schedule as it is told: with what its filters and parameters say of a customer as its mask has it. */
async function toldListed(context: CommandContext, listed: ListedSchedule): Promise<ListedSchedule> {
  const { schedule, connection } = listed
  const { content, parameters, reportKey } = schedule
  if (content === null || reportKey === null) return listed
  const told = await toldContent(context, { reportKey, parameters, content, connection: connection?.name ?? '' })
  return { ...listed, schedule: { ...schedule, ...told } }
}

export const scheduleList: Command = {
  usage: 'schedule list',
  ...scheduleTexts('list'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const store = await context.store()
    const { listSchedules } = await import('../../desk/schedules.ts')
    const kept = await listSchedules(store, await fullCatalogue(context), Date.now())
    const listed = await Promise.all(kept.map((each) => toldListed(context, each)))
    const described = listed.map(({ schedule, connection, timeZone, nextAt, problem }) => {
      const { setup, lastEndedMs, lastOutcome, lastRows, lastFile, lastFileRows, lastCutTexts, lastNotes, lastError } =
        schedule
      const warnings = lastOutcome === 'failed' ? [] : runWarnings(schedule.lastShortcomings ?? [], lastFileRows)
      const last =
        lastEndedMs === null
          ? null
          : {
              at: formatInstant(wallClock(lastEndedMs, timeZone)),
              outcome: lastOutcome,
              rows: lastRows,
              ...(warnings.length === 0 ? {} : { warnings: warnings.map((text) => terminal.say(text)) }),
              ...fileDocument(
                lastFile === null
                  ? null
                  : {
                      file: lastFile,
                      rows: lastFileRows,
                      cutTexts: lastCutTexts ?? 0,
                      notes: lastNotes ?? NO_NOTES,
                    },
              ),
              error: lastError === null ? null : terminal.errorDocument(AppError.fromData(lastError)),
            }
      const document = {
        id: schedule.id,
        report: schedule.reportKey,
        connection: connection?.name ?? '',
        params: schedule.parameters,
        when: timingDocument(setup.timing),
        ...keptDocument(schedule),
        file: setup.file,
        ...(problem === null ? {} : { problem: terminal.errorDocument(AppError.fromData(problem)) }),
        enabled: schedule.isEnabled,
        next: nextAt === null ? null : formatInstant(nextAt),
        last,
      }
      return { document, schedule }
    })
    const headings = terminal.say(scheduleTexts('listHeadings'))
    const rows = described.map(({ document, schedule }) => [
      String(document.id),
      terminal.say(subjectText(schedule)),
      document.connection,
      terminal.say(timingText(schedule.setup.timing)),
      schedule.content === null ? '–' : (periodText(schedule.content) ?? '–'),
      document.next ?? '–',
      document.last?.at ?? '–',
      document.last === null || document.last.outcome === null
        ? '–'
        : (document.last.error?.message ??
          outcomeTexts(schedule)
            .map((text) => terminal.say(text))
            .join('; ')),
    ])
    const none = terminal.say(scheduleTexts('none'))
    const notes = described.flatMap(({ schedule, document: { id, problem } }) => {
      const text = keptText(schedule)
      const broken = problem === undefined ? [] : [`${id}: ${problem.message} ${problem.hint}`]
      return [...(text === undefined ? [] : [terminal.say(text)]), ...broken]
    })
    const text = rows.length === 0 ? none : [table(headings.split('|'), rows), ...notes].join('\n')
    await terminal.result(
      described.map((each) => each.document),
      text,
    )
    return EXIT.done
  },
}
