import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { viewTexts } from '../texts/views.ts'
import { namedView, noView } from '../views.ts'

export const viewRemove: Command = {
  usage: 'view remove NAME',
  ...viewTexts('remove'),
  options: {},
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const name = namedView(options.positionals[0] ?? '')
    const { views } = await context.store()
    const view = await views.find(name)
    if (view === null || (await views.remove(view.id)) === null) throw noView(name)
    await context.terminal.result({ removed: name }, context.terminal.say(viewTexts('removed', { name })))
    return EXIT.done
  },
}
