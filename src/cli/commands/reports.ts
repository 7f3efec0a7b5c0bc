import { EXIT } from '../exitStatus.ts'
import type { Command } from '../command.ts'
import { ownReports } from '../ownReports.ts'
import { table } from '../table.ts'
import { reportTexts } from '../texts/reports.ts'

export const reports: Command = {
  usage: 'reports',
  ...reportTexts('help'),
  options: {
    own: {
      type: 'boolean',
      ...reportTexts('own'),
    },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const { reports: builtIn } = await context.catalogue()
    const all = options.has('own') ? [...builtIn, ...(await ownReports(context))] : builtIn
    const document = all.map((report) => ({
      key: report.key,
      id: report.id,
      service: report.service,
      group: report.group,
      kind: report.kind,
      title: terminal.say(report.title),
      params: report.parameters.map(({ name, required }) => ({ name, required })),
      fields: report.fields.map((field) => field.name),
      dateField: report.dateField,
      maxDays: report.maxDays,
      maxRecords: report.maxRecords,
    }))
    const headings = terminal.say(reportTexts('headings')).split('|')
    const rows = all.map((report) => [report.key, report.kind, terminal.say(report.title)])
    await terminal.result(document, table(headings, rows))
    return EXIT.done
  },
}
