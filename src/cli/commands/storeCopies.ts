import { AppError } from '../../shared/errors.ts'
import { toldCopies } from '../asideCopies.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { storeTexts } from '../texts/store.ts'

export const storeCopies: Command = {
  usage: 'store copies',
  ...storeTexts('copies'),
  options: {
    delete: { type: 'boolean', ...storeTexts('delete') },
    yes: { type: 'boolean', ...storeTexts('confirm') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const { inDocument, text } = await toldCopies(context)
    const copies = inDocument.copies ?? []
    const none = terminal.say(storeTexts('noCopies'))
    if (!options.has('delete')) {
      await terminal.result({ copies, deleted: 0 }, copies.length === 0 ? none : text)
      return EXIT.done
    }
    if (!options.has('yes')) {
      throw new AppError('usage', { problem: 'deletion-unconfirmed' })
    }
    const { deleteCopies } = await import('../../core/store/file/asideCopies.ts')
    const deleted = deleteCopies((await context.profile()).storeFile)
    const done = terminal.say(storeTexts('copiesDeleted', { deleted }))
    await terminal.result({ copies: [], deleted }, copies.length === 0 ? none : done)
    return EXIT.done
  },
}
