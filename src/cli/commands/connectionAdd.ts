import { AppError } from '../../shared/errors.ts'
import { isTimeZone } from '../../shared/time.ts'
import { USUAL_COUNTRY } from '../../shared/countries.ts'
import type { Command, Options } from '../command.ts'
import { sendableToken, type CommandContext } from '../context.ts'
import { countryOf, countryOption, otherCountry } from '../countryOption.ts'
import { EXIT } from '../exitStatus.ts'
import { readSecret } from '../secretPrompt.ts'
import { connectionTexts } from '../texts/connections.ts'

function required(options: Options, name: string): string {
  const value = options.text(name)?.trim() ?? ''
  if (value !== '') return value
  throw new AppError('usage', { problem: 'option-missing', option: name })
}

function timeZoneOf(options: Options): string {
  const given = options.text('time-zone')
  if (given === undefined) return new Intl.DateTimeFormat().resolvedOptions().timeZone
  if (isTimeZone(given)) return given
  throw new AppError('usage', { problem: 'unknown-time-zone', given })
}

async function askForToken(context: CommandContext): Promise<string> {
  const token = (await readSecret(context.terminal.say(connectionTexts('token')), context.signal)).trim()
  if (token === '') throw new AppError('empty-token')
  return sendableToken(token)
}

export const connectionAdd: Command = {
  usage: 'connection add',
  ...connectionTexts('add'),
  options: {
    name: { type: 'string', value: 'NAME', ...connectionTexts('addName') },
    server: {
      type: 'string',
      value: 'CODE',
      ...connectionTexts('server'),
    },
    'base-url': {
      type: 'string',
      value: 'URL',
      ...connectionTexts('baseUrl'),
    },
    'time-zone': {
      type: 'string',
      value: 'ZONE',
      ...connectionTexts('timeZone'),
    },
    country: countryOption,
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { defaultBaseUrl, parseBaseUrl, parseServerCode } = await import('../../core/wolkvox/address.ts')
    const { checkServer } = await import('../../core/wolkvox/allowedServer.ts')
    const name = required(options, 'name')
    const server = parseServerCode(required(options, 'server'))
    const given = options.text('base-url')
    const baseUrl = given === undefined ? defaultBaseUrl(server) : parseBaseUrl(given)
    const timeZone = timeZoneOf(options)
    const chosen = options.text('country')
    const country = chosen === undefined ? USUAL_COUNTRY : await countryOf(chosen)
    const store = await context.store()
    checkServer(store.policy, { baseUrl })
    const tokens = await context.tokens()
    tokens.checkMayAdd()
    const bringsOwn = context.runToken() !== null
    // Without a keychain this fails before anybody types a token in vain.
    if (!bringsOwn) await tokens.checkKeychain()
    const token = bringsOwn ? undefined : await askForToken(context)
    const connection = await store.connections.add({ name, server, baseUrl, timeZone, country })
    if (token !== undefined) {
      try {
        await tokens.keep(connection.id, token)
      } catch (cause) {
        await store.connections.remove(connection.id)
        throw cause
      }
    }
    if (options.text('time-zone') === undefined && timeZone === 'UTC') {
      context.terminal.message(connectionTexts('utc'))
    }
    const text = context.terminal.say(connectionTexts('added', { name, baseUrl, timeZone }))
    await context.terminal.result({ name: connection.name, server, baseUrl, ...otherCountry(country) }, text)
    return EXIT.done
  },
}
