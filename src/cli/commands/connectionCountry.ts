import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { countryOf, countryOption } from '../countryOption.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'
import { connectionTexts } from '../texts/connections.ts'

export const connectionCountry: Command = {
  usage: 'connection country',
  ...connectionTexts('setCountry'),
  options: {
    name: { type: 'string', value: 'NAME', ...connectionTexts('removeName') },
    country: countryOption,
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const [name, given] = [options.text('name'), options.text('country')]
    if (name === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'name' })
    if (given === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'country' })
    const country = await countryOf(given)
    const connection = await context.connection(name)
    const store = await context.store()
    await store.connections.setCountry({ connectionId: connection.id, country })
    // Whoever stops this leaves the rest to the next program that has the store open.
    await store.settleKeys((await fullCatalogue(context)).reports, context.signal)
    const { countryName, numberingPlan } = await import('../../shared/telephoneCountries.ts')
    const told = {
      name: connection.name,
      country: countryName(country, terminal.language),
      code: numberingPlan(country).code,
    }
    await terminal.result({ name: connection.name, country }, terminal.say(connectionTexts('countrySet', told)))
    return EXIT.done
  },
}
