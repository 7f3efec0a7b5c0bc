import { AppError } from '../../shared/errors.ts'
import { MASKS } from '../../shared/masks.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { connectionTexts } from '../texts/connections.ts'

/** Sets no mask. */
const NONE = 'none'

export const connectionMask: Command = {
  usage: 'connection mask',
  ...connectionTexts('mask'),
  options: {
    name: { type: 'string', value: 'NAME', ...connectionTexts('removeName') },
    mask: { type: 'string', value: [...MASKS, NONE].join('|'), ...connectionTexts('maskLevel') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const [name, given] = [options.text('name'), options.text('mask')]
    if (name === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'name' })
    if (given === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'mask' })
    const mask = MASKS.find((each) => each === given) ?? null
    if (mask === null && given !== NONE) {
      const expected = [...MASKS, NONE].join(', ')
      throw new AppError('usage', { problem: 'option-takes', option: 'mask', expected, given })
    }
    const connection = await context.connection(name)
    const store = await context.store()
    await store.connections.mask({ connectionId: connection.id, mask })
    const text = connectionTexts(mask === null ? 'unmasked' : 'masked', { name: connection.name })
    await terminal.result({ name: connection.name, mask }, terminal.say(text))
    return EXIT.done
  },
}
