import { PERIOD_PRESETS } from '../../shared/periods.ts'
import { rowsOf } from '../../shared/query.ts'
import { seenReport } from '../../shared/reports/seenReport.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { fileOptions, outputIfAny, safeOption, type Output } from '../fileOptions.ts'
import { showFindings } from '../findings.ts'
import { maskOption } from '../maskOption.ts'
import { reportNamed } from '../ownReports.ts'
import { periodOptions } from '../period.ts'
import { atSnapshot } from '../snapshot.ts'
import { parameterOption } from '../target.ts'
import { viewTexts } from '../texts/views.ts'
import { askedView, knownView } from '../views.ts'
import { keptCheck } from '../../shared/schedules.ts'
import type { ViewContent } from '../../shared/views.ts'
import { exportRows } from './export.ts'
import { showRows } from './show.ts'
import { summarizeRows } from './summarize.ts'

/** The file that a call asks for, else the one that the view is written into. */
function outputFor(context: CommandContext, options: Options, { file }: ViewContent): Output | undefined {
  const asked = outputIfAny(options, context.terminal.json)
  if (asked !== undefined || file === null || file.path === null) return asked
  return { file: file.path, format: file.format, isSafe: file.isSafe }
}

export const viewRun: Command = {
  usage: 'view run NAME',
  ...viewTexts('run'),
  options: {
    connection: { type: 'string', value: 'NAME', ...viewTexts('runConnection') },
    param: parameterOption,
    ...periodOptions,
    range: { type: 'string', value: 'PRESET', ...viewTexts('runRange', { ranges: PERIOD_PRESETS.join(', ') }) },
    filter: { type: 'string', multiple: true, value: '"FIELD[:PART] OP VALUE"', ...viewTexts('runFilter') },
    search: { type: 'string', value: 'TEXT', ...viewTexts('runSearch') },
    mask: maskOption,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const view = await knownView(context, options.positionals[0] ?? '')
    const output = outputFor(context, options, view.content)
    const report = await reportNamed(context, view.reportKey)
    const { target, question, content } = await askedView(context, view, report, options)
    const asked = await atSnapshot(context, target, content.taken ?? undefined, question)
    const { face, summary, columns, offset } = content
    const { language } = context.terminal
    if (face === 'summary' && summary !== null) {
      const rows = rowsOf(asked)
      return summarizeRows(context, target, { rows, written: summary, language }, output)
    }
    const check = keptCheck(content, seenReport(report, rowsOf(asked)))
    const counts = { offset, limit: content.limit ?? undefined }
    if (check !== null) return showFindings(context, target, asked, check, output, counts)
    if (output === undefined) return showRows(context, target, asked, counts)
    return exportRows(context, target, asked, { ...output, ...counts, columns })
  },
}
