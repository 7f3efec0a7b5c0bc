import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { spanOf } from '../period.ts'

export const erase: Command = {
  usage: 'erase',
  es: 'Borra filas guardadas y compacta el almacén',
  en: 'Deletes cached rows and compacts the store',
  options: {
    connection: { type: 'string', value: 'NAME', es: 'solo de esta operación', en: 'only of this operation' },
    report: { type: 'string', value: 'REPORT', es: 'solo de este reporte', en: 'only of this report' },
    before: {
      type: 'string',
      value: 'DATE',
      es: 'solo lo anterior a esta fecha',
      en: 'only what lies before this date',
    },
    yes: { type: 'boolean', es: 'confirma el borrado', en: 'confirms it' },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const catalogue = await context.catalogue()
    const name = options.text('report')
    const reportKey = name === undefined ? null : catalogue.find(name).key
    const before = options.text('before')
    const beforeAt = before === undefined ? null : spanOf(before).from
    if (!options.has('yes')) {
      throw new AppError('usage', {
        problem: 'What is erased is gone; confirm with --yes.',
        problemEs: 'Lo borrado no vuelve; confirme con --yes.',
      })
    }
    const connectionName = options.text('connection')
    const connectionId = connectionName === undefined ? null : (await context.connection(connectionName)).id
    const store = await context.store()
    const rows = await store.erase(catalogue.reports, { connectionId, reportKey, before: beforeAt })
    await terminal.result({ rows }, terminal.say({ en: `${rows} rows erased.`, es: `${rows} filas borradas.` }))
    return EXIT.done
  },
}
