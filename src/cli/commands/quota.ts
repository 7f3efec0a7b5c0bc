import { AppError } from '../../shared/errors.ts'
import { MOST_RESERVE_PERCENT } from '../../shared/quota.ts'
import { LOCALES } from '../../shared/language.ts'
import type { LocalizedText } from '../../shared/language.ts'
import { inEachLanguage, joinedTexts } from '../../shared/localized.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'
import { quotaTexts } from '../texts/quota.ts'

function percentOf(text: string): number {
  const percent = /^\d{1,2}%?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  if (percent <= MOST_RESERVE_PERCENT) return percent
  throw new AppError('usage', { problem: 'reserve-written', most: MOST_RESERVE_PERCENT, given: text })
}

export const quota: Command = {
  usage: 'quota',
  ...quotaTexts('help'),
  options: {
    connection: connectionOption,
    ask: { type: 'boolean', ...quotaTexts('ask') },
    reserve: {
      type: 'string',
      value: 'PERCENT',
      ...quotaTexts('reserve'),
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
    const number = (count: number): LocalizedText =>
      inEachLanguage((language) => count.toLocaleString(LOCALES[language], { useGrouping: 'always' }))
    const today = number(requestsToday)
    const used =
      dayLimit === null
        ? quotaTexts('used', { today, resetsAt })
        : quotaTexts('usedOfLimit', { today, limit: number(dayLimit), resetsAt })
    const told = [
      used,
      ...(atPaceUntil === null ? [] : [quotaTexts('atThisPace', { until: atPaceUntil })]),
      ...(dayLimit === null ? [] : [quotaTexts('untouched', { reserve: number(state.reserve) })]),
    ]
    const text = terminal.say(joinedTexts(told, ' '))
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
