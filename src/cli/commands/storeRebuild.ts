import { deletedOn } from '../../shared/asideCopies.ts'
import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'

export const storeRebuild: Command = {
  usage: 'store rebuild',
  es: 'Escribe un almacén nuevo con lo legible de uno dañado; el viejo se conserva',
  en: 'Writes a new store out of what can be read of a damaged one; the old one is kept',
  options: { yes: { type: 'boolean', es: 'lo confirma', en: 'confirms it' } },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    if (!options.has('yes')) {
      throw new AppError('usage', { problem: 'rebuild-unconfirmed' })
    }
    const { storeKeyOf } = await import('../../core/store/file/storeKey.ts')
    const { rebuildStore } = await import('../../core/store/file/rebuild.ts')
    const profile = await context.profile()
    const key = await storeKeyOf(profile, context.environment, await context.secrets())
    const madeAtMs = Date.now()
    const { asideMark } = await import('../../core/store/file/setAside.ts')
    const now = asideMark(madeAtMs)
    const summary = rebuildStore({ file: profile.storeFile, key }, now)
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    const oldFileDeletedOn = deletedOn({ madeAtMs }, zone)
    const text = terminal.say({
      en: `${summary.rows} rows saved; ${summary.lostSlices} periods could not be read and are fetched again when asked for. The old file: ${summary.oldFile} (it is deleted by itself on ${oldFileDeletedOn})`,
      es: `${summary.rows} filas salvadas; ${summary.lostSlices} periodos no se pudieron leer y se traen de nuevo al pedirlos. El archivo viejo: ${summary.oldFile} (se elimina solo el ${oldFileDeletedOn})`,
    })
    await terminal.result({ ...summary, oldFileDeletedOn }, text)
    return EXIT.done
  },
}
