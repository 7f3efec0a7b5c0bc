import { AppError } from '../../shared/errors.ts'
import { kpiDocuments, type KpiDocument } from '../../shared/measures/kpis.ts'
import { listPaths, listReportOf } from '../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { reportNamed } from '../ownReports.ts'
import { measureTexts } from '../texts/measures.ts'

/**
 * The report, or the list within one, whose measures are asked for; null for all.
 *
 * @throws AppError `unknown-report`, `unknown-field`
 */
async function askedReport(context: CommandContext, options: Options): Promise<ReportDefinition | null> {
  const name = options.positionals[0]
  const list = options.text('list')?.trim()
  if (name === undefined) {
    if (list !== undefined) throw new AppError('usage', { problem: 'command-written', usage: kpis.usage })
    return null
  }
  const report = await reportNamed(context, name)
  if (list === undefined) return report
  const asked = listReportOf(report, list)
  if (asked !== undefined) return asked
  throw new AppError('unknown-field', { field: list, report: report.key, known: listPaths(report).join(', ') || '–' })
}

function parameterText({ name, default: usual, choices = [] }: KpiDocument['parameters'][number]): string {
  const others = choices.filter((each) => each !== usual)
  return others.length === 0 ? `${name}=${usual}` : `${name}=${usual} (${others.join(', ')})`
}

/** A measure as people read it: what it is called, how it is worked out, with which parameters. */
function blockOf({ id, title, formula, meaning, parameters }: KpiDocument): string {
  const taken = parameters.map(parameterText).join(', ')
  return [`kpi:${id}  ${title}`, `  ${meaning}`, `  = ${formula}`, ...(taken === '' ? [] : [`  ${taken}`])].join('\n')
}

export const kpis: Command = {
  usage: 'kpis [REPORT]',
  ...measureTexts('help'),
  options: {
    list: {
      type: 'string',
      value: 'NAME',
      ...measureTexts('list'),
    },
  },
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const report = await askedReport(context, options)
    const { reports } = await context.catalogue()
    const documents = kpiDocuments(reports, report, terminal.language)
    const none = measureTexts('none')
    await terminal.result(documents, documents.map(blockOf).join('\n\n') || terminal.say(none))
    return EXIT.done
  },
}
