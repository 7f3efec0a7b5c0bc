import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { ownMeasureOf } from '../ownMeasures.ts'
import { measureTexts } from '../texts/measures.ts'

export const measuresRemove: Command = {
  usage: 'measures remove NAME',
  ...measureTexts('ownRemove'),
  options: {},
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const store = await context.store()
    const { id, name } = ownMeasureOf(await store.ownMeasures.list(), options.positionals[0] ?? '')
    await store.ownMeasures.remove(id)
    await terminal.result({ removed: name }, terminal.say(measureTexts('ownRemoved', { name })))
    return EXIT.done
  },
}
