import { AppError } from '../../shared/errors.ts'
import { isTimeZone } from '../../shared/time.ts'
import type { Command, Options } from '../command.ts'
import { sendableToken, type CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { readSecret } from '../secretPrompt.ts'

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
  const token = (await readSecret(context.terminal.say({ en: 'Token: ', es: 'Token: ' }), context.signal)).trim()
  if (token === '') throw new AppError('empty-token')
  return sendableToken(token)
}

export const connectionAdd: Command = {
  usage: 'connection add',
  es: 'Agrega una operación; el token se pide aparte, sin mostrarlo',
  en: 'Adds an operation; the token is asked for by itself, unseen',
  options: {
    name: { type: 'string', value: 'NAME', es: 'cómo se llamará aquí', en: 'what to call it here' },
    server: {
      type: 'string',
      value: 'CODE',
      es: 'código del servidor (0010) o su dirección',
      en: 'server code (0010) or its address',
    },
    'base-url': {
      type: 'string',
      value: 'URL',
      es: 'otra dirección para las solicitudes (un proxy)',
      en: 'another address for the requests (a proxy)',
    },
    'time-zone': {
      type: 'string',
      value: 'ZONE',
      es: 'zona horaria de la operación; si no, la del computador',
      en: "the operation's time zone; else this computer's",
    },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { defaultBaseUrl, parseBaseUrl, parseServerCode } = await import('../../core/wolkvox/address.ts')
    const name = required(options, 'name')
    const server = parseServerCode(required(options, 'server'))
    const given = options.text('base-url')
    const baseUrl = given === undefined ? defaultBaseUrl(server) : parseBaseUrl(given)
    const timeZone = timeZoneOf(options)
    const store = await context.store()
    const tokens = await context.tokens()
    const bringsOwn = context.runToken() !== null
    // Without a keychain this fails before anybody types a token in vain.
    if (!bringsOwn) await tokens.checkKeychain()
    const token = bringsOwn ? undefined : await askForToken(context)
    const connection = await store.connections.add({ name, server, baseUrl, timeZone })
    if (token !== undefined) {
      try {
        await tokens.keep(connection.id, token)
      } catch (cause) {
        await store.connections.remove(connection.id)
        throw cause
      }
    }
    if (options.text('time-zone') === undefined && timeZone === 'UTC') {
      context.terminal.message({
        en: 'This computer runs on UTC. If the operation does not, remove it and add it with --time-zone, such as America/Bogota: today ends at another hour there.',
        es: 'Este computador usa UTC. Si la operación no, elimínela y agréguela con --time-zone, por ejemplo America/Bogota: allá el día termina a otra hora.',
      })
    }
    const text = context.terminal.say({
      en: `Added ${name}: ${baseUrl}, time zone ${timeZone}`,
      es: `Agregada ${name}: ${baseUrl}, zona horaria ${timeZone}`,
    })
    await context.terminal.result({ name: connection.name, server, baseUrl }, text)
    return EXIT.done
  },
}
