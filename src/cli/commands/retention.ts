import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'
import { table } from '../table.ts'

export const retention: Command = {
  usage: 'retention',
  es: 'Cuánto tiempo se guardan las filas, y qué se iría ahora',
  en: 'How long rows are kept, and what would go now',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const store = await context.store()
    const { reports } = await fullCatalogue(context)
    const names = new Map((await context.connections()).map(({ id, name }) => [id, name]))
    const rules = (await store.writer.call('retentionRules', undefined)).map(({ connectionId, reportKey, months }) => ({
      connection: connectionId === null ? null : (names.get(connectionId) ?? ''),
      report: reportKey,
      months,
    }))
    const { previewRetention } = await import('../../core/automation/retention.ts')
    const going = (await previewRetention(store, reports, Date.now())).map((each) => ({
      connection: names.get(each.connectionId) ?? '',
      report: each.reportKey,
      before: each.beforeDay,
      rows: each.rows,
    }))
    const every = terminal.say({ en: 'all', es: 'todos' })
    const everything = terminal.say({ en: 'everything', es: 'todo' })
    const headings = terminal.say({ en: 'connection|report|months kept', es: 'conexión|reporte|meses que se guardan' })
    const goingHeadings = terminal.say({
      en: 'connection|report|goes before|rows',
      es: 'conexión|reporte|se va lo anterior a|filas',
    })
    const parts = [
      rules.length === 0
        ? terminal.say({ en: 'Everything is kept.', es: 'Se guarda todo.' })
        : table(
            headings.split('|'),
            rules.map((rule) => [rule.connection ?? every, rule.report ?? every, String(rule.months ?? everything)]),
          ),
      going.length === 0
        ? terminal.say({ en: 'Nothing goes now.', es: 'Ahora no se va nada.' })
        : table(
            goingHeadings.split('|'),
            going.map((each) => [each.connection, each.report, each.before, String(each.rows)]),
          ),
    ]
    await terminal.result({ rules, going }, parts.join('\n\n'))
    return EXIT.done
  },
}
