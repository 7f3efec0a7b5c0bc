import { EXIT } from '../exitStatus.ts'
import type { Command } from '../command.ts'
import { ownReports } from '../ownReports.ts'
import { table } from '../table.ts'

export const reports: Command = {
  usage: 'reports',
  es: 'Lista los reportes que existen',
  en: 'Lists the reports that exist',
  options: {
    own: {
      type: 'boolean',
      es: 'también los propios, que están en el almacén',
      en: "also one's own, which lie in the store",
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
    const headings = terminal.say({ en: 'report|kind|title', es: 'reporte|tipo|título' }).split('|')
    const rows = all.map((report) => [report.key, report.kind, terminal.say(report.title)])
    await terminal.result(document, table(headings, rows))
    return EXIT.done
  },
}
