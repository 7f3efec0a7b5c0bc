import { AppError } from '../../shared/errors.ts'
import { MOST_RESERVE_PERCENT } from '../../shared/quota.ts'
import { LOCALES } from '../../shared/language.ts'
import type { LocalizedText } from '../../shared/language.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'

function percentOf(text: string): number {
  const percent = /^\d{1,2}%?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  if (percent <= MOST_RESERVE_PERCENT) return percent
  throw new AppError('usage', { problem: 'reserve-written', most: MOST_RESERVE_PERCENT, given: text })
}

export const quota: Command = {
  usage: 'quota',
  es: 'Solicitudes de hoy, el límite si se conoce, y hasta cuándo alcanzan',
  en: 'Requests of today, the limit if known, and how long they last',
  options: {
    connection: connectionOption,
    ask: { type: 'boolean', es: 'le pregunta al servidor, con una solicitud', en: 'asks the server, with one request' },
    reserve: {
      type: 'string',
      value: 'PERCENT',
      es: 'cuánto del límite no toca lo automático',
      en: 'how much of the limit automatic work leaves untouched',
    },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal, signal } = context
    const reserve = options.text('reserve')
    const percent = reserve === undefined ? undefined : percentOf(reserve)
    const connection = await context.connection(options.text('connection'))
    const store = await context.store()
    if (percent !== undefined) await store.requests.setReserve({ connectionId: connection.id, percent })
    if (options.has('ask')) {
      const { testConnection } = await import('../../core/sync/testConnection.ts')
      const token = await context.token(connection)
      await testConnection(await context.sync(), { connection, token }, signal)
    }
    const { readQuota } = await import('../../core/automation/quota.ts')
    const state = await readQuota(store, connection, Date.now())
    const { requestsToday, dayLimit, forecast, left } = state
    const resetsAt = formatInstant(state.resetsAt)
    const atPaceUntil = forecast.atPaceUntil === null ? null : formatInstant(forecast.atPaceUntil)
    const number = (count: number): LocalizedText => ({
      en: count.toLocaleString(LOCALES.en, { useGrouping: 'always' }),
      es: count.toLocaleString(LOCALES.es, { useGrouping: 'always' }),
    })
    const today = number(requestsToday)
    const limit = number(dayLimit ?? 0)
    const untouched = number(state.reserve)
    const of = dayLimit === null ? { en: '', es: '' } : { en: ` of ${limit.en}`, es: ` de ${limit.es}` }
    const pace =
      atPaceUntil === null
        ? { en: '', es: '' }
        : {
            en: ` At this pace they last until ${atPaceUntil}.`,
            es: ` A este ritmo alcanzan hasta las ${atPaceUntil}.`,
          }
    const kept =
      dayLimit === null
        ? { en: '', es: '' }
        : {
            en: ` Automatic work leaves ${untouched.en} untouched.`,
            es: ` Lo automático deja ${untouched.es} sin tocar.`,
          }
    const text = terminal.say({
      en: `${today.en}${of.en} requests today; the count starts anew at ${resetsAt}.${pace.en}${kept.en}`,
      es: `${today.es}${of.es} solicitudes hoy; la cuenta empieza de nuevo a las ${resetsAt}.${pace.es}${kept.es}`,
    })
    const document = {
      today: requestsToday,
      limit: dayLimit,
      resetsAt,
      left,
      reserve: state.reserve,
      perHour: forecast.requestsPerHour,
      atPaceUntil,
      toldAt: state.toldAtMs === null ? null : formatInstant(wallClock(state.toldAtMs, connection.timeZone)),
    }
    await terminal.result(document, text)
    return EXIT.done
  },
}
