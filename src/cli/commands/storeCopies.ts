import { AppError } from '../../shared/errors.ts'
import { toldCopies } from '../asideCopies.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'

export const storeCopies: Command = {
  usage: 'store copies',
  es: 'Copias apartadas del almacén, a las que no llega ningún borrado; las elimina',
  en: 'Copies of the store that were put aside, which no erasure reaches; deletes them',
  options: {
    delete: { type: 'boolean', es: 'las elimina ya', en: 'deletes them now' },
    yes: { type: 'boolean', es: 'lo confirma', en: 'confirms it' },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const { inDocument, text } = await toldCopies(context)
    const copies = inDocument.copies ?? []
    const none = terminal.say({ en: 'There are no copies of the store.', es: 'No hay copias del almacén.' })
    if (!options.has('delete')) {
      await terminal.result({ copies, deleted: 0 }, copies.length === 0 ? none : text)
      return EXIT.done
    }
    if (!options.has('yes')) {
      throw new AppError('usage', { problem: 'deletion-unconfirmed' })
    }
    const { deleteCopies } = await import('../../core/store/file/asideCopies.ts')
    const deleted = deleteCopies((await context.profile()).storeFile)
    const done = terminal.say({ en: `Copies deleted: ${deleted}.`, es: `Copias eliminadas: ${deleted}.` })
    await terminal.result({ copies: [], deleted }, copies.length === 0 ? none : done)
    return EXIT.done
  },
}
