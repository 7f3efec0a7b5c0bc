import { AppError } from '../../shared/errors.ts'
import type { Command, Options } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { measureTexts } from '../texts/measures.ts'

/** The states that a call says are paid; undefined where it only asks. @throws AppError `usage` */
function statesOf(options: Options): readonly string[] | undefined {
  const states = options.texts('state').map((each) => each.trim())
  if (options.has('none') && states.length > 0) {
    throw new AppError('usage', { problem: 'command-written', usage: paidAux.usage })
  }
  if (states.includes('')) throw new AppError('usage', { problem: 'name-missing' })
  if (options.has('none')) return []
  return states.length === 0 ? undefined : [...new Set(states)]
}

export const paidAux: Command = {
  usage: 'paid-aux',
  ...measureTexts('paidAux'),
  options: {
    connection: { type: 'string', value: 'NAME', ...measureTexts('paidConnection') },
    state: { type: 'string', multiple: true, value: 'NAME', ...measureTexts('paidState') },
    none: { type: 'boolean', ...measureTexts('paidNone') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const said = statesOf(options)
    const connection = await context.connection(options.text('connection'))
    const store = await context.store()
    if (said !== undefined) await store.paidStates.put({ connectionId: connection.id, states: said })
    const { reports } = await context.catalogue()
    const { paidStatesIn } = await import('../../desk/paidStates.ts')
    const { states, offered } = await paidStatesIn(store, reports, connection.id)
    const paid =
      states === null
        ? terminal.say(measureTexts('paidUnsaid'))
        : terminal.say(measureTexts('paidStates', { states: states.join(', ') || '–' }))
    const known = terminal.say(measureTexts('paidKnown', { states: offered.join(', ') || '–' }))
    await terminal.result({ connection: connection.name, states, known: offered }, `${paid}\n${known}`)
    return EXIT.done
  },
}
