import { EXIT } from '../exitStatus.ts'
import type { Command } from '../command.ts'
import { table } from '../table.ts'

export const reports: Command = {
  usage: 'reports',
  es: 'Lista los reportes que existen',
  en: 'Lists the reports that exist',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const { reports: all } = await context.catalogue()
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
    const headings = terminal.say({ en: 'report|kind|title', es: 'reporte|tipo|título' }).split('|')
    const rows = all.map((report) => [report.key, report.kind, terminal.say(report.title)])
    await terminal.result(document, table(headings, rows))
    return EXIT.done
  },
}
