import { formatDay, SECONDS_PER_DAY, startOfDay, wall, type WallSeconds } from '../../shared/time.ts'
import type { RowContext } from './context.ts'
import type { Entry } from './entry.ts'
import { hashText, mix } from './random.ts'
import { formatDuration, formatRowDate, valueOfType } from './valuesByType.ts'

/**
 * A number of a row by the name of what it counts, the same for every field of the row that is made from it: so
 * durations add up, and an end comes as much after its start as the row says.
 */
function part(context: RowContext, name: string, first: number, last: number): number {
  return first + (mix(context.seed, hashText(name)) % (last - first + 1))
}

/** How long the row's call, chat or state lasted, in seconds: mostly minutes, seldom half an hour. */
function talkSeconds(context: RowContext): number {
  return part(context, 'is long', 1, 100) <= 5 ? part(context, 'talk', 900, 2_400) : part(context, 'talk', 12, 540)
}

function waitSeconds(context: RowContext): number {
  return part(context, 'is soon', 1, 100) <= 72 ? part(context, 'wait', 1, 10) : part(context, 'wait', 8, 75)
}

function botSeconds(context: RowContext): number {
  return part(context, 'bot', 15, 210)
}

function secondsUntilCallBack(context: RowContext): number {
  return part(context, 'until call-back', 120, 5_400)
}

/** Milliseconds to the servers and back. */
function latency(context: RowContext): number {
  return part(context, 'latency', 22, 140)
}

const BEFORE_CALLING = [
  ['time_preview', 4, 150],
  ['ready', 0, 120],
  ['talk', 0, 320],
  ['not_ready_acw', 5, 90],
  ['auxiliary_times', 0, 60],
  ['ring', 3, 28],
] as const

function beforeCalling(context: RowContext, name: string): number {
  const [, first = 0, last = 0] = BEFORE_CALLING.find((entry) => entry[0] === name) ?? []
  return part(context, name, first, last)
}

function totalHandling(context: RowContext): number {
  return BEFORE_CALLING.reduce((total, [name]) => total + beforeCalling(context, name), 0)
}

/** When the agent of the row came and went on the row's day. */
function loggedInAt(context: RowContext): WallSeconds {
  return wall(startOfDay(context.at) + 6.5 * 3_600 + part(context, 'login', 0, 5_400))
}

function loggedOutAt(context: RowContext): WallSeconds {
  return wall(loggedInAt(context) + 8 * 3_600 + part(context, 'logout', 0, 4_500))
}

function typed(context: RowContext, who: 'customer' | 'agent'): number {
  return part(context, `${who} chars`, who === 'agent' ? 60 : 15, who === 'agent' ? 1_400 : 700)
}

/** What each attribute of a quality form counts, by its place in the form. */
const WEIGHTS = ['10.00 %', '20.00 %', '20.00 %', '20.00 %', '15.00 %', '15.00 %'] as const
const COST_OF_MINUTE = 47.6
const SHORT_STATE_SECONDS = 420
const WEEKDAYS = ['jueves', 'viernes', 'sábado', 'domingo', 'lunes', 'martes', 'miércoles'] as const

/** The day of the week of an instant; 1 January 1970 was a Thursday. */
export function weekday(at: WallSeconds): string {
  return WEEKDAYS[Math.floor(at / SECONDS_PER_DAY) % 7] ?? ''
}

function later(seconds: (context: RowContext) => number): (context: RowContext) => string {
  return (context) => formatRowDate(wall(context.at + seconds(context)))
}

function lasting(seconds: (context: RowContext) => number): (context: RowContext) => string {
  return (context) => formatDuration(seconds(context))
}

function between(first: number, last: number): Entry['make'] {
  return (_context, random) => String(random.between(first, last))
}

function tenthsBetween(first: number, last: number): Entry['make'] {
  return (_context, random) => (random.between(first * 10, last * 10) / 10).toFixed(1)
}

function percentBetween(first: number, last: number): Entry['make'] {
  return (_context, random) => `${(random.between(first * 100, last * 100) / 100).toFixed(2)} %`
}

function secondsBetween(first: number, last: number): Entry['make'] {
  return (_context, random) => formatDuration(random.between(first, last))
}

function days(first: number, last: number): Entry['make'] {
  return (context, random) => {
    const day = startOfDay(context.at) + random.between(first, last) * SECONDS_PER_DAY
    return formatRowDate(wall(day + random.between(8 * 3_600, 18 * 3_600)))
  }
}

/** What fields of numbers, durations and dates hold, by their names. */
// prettier-ignore
export const AMOUNTS: readonly Entry[] = [
  { names: /^(time|time_seg|talk_time|duration|time_with_agent)$/, make: lasting(talkSeconds) },
  { names: /^time_min$/, make: (c) => (talkSeconds(c) / 60).toFixed(2) },
  { names: /^billed_minutes$/, make: (c) => formatDuration(Math.ceil(talkSeconds(c) / 60) * 60) },
  { names: /^(cost|telephone_costs)$/, make: (c) => ((talkSeconds(c) / 60) * COST_OF_MINUTE).toFixed(2) },
  { names: /^date_end$/, make: later(talkSeconds) },
  { names: /^(time_on_chatbot|time_on_rp)$/, make: lasting(botSeconds) },
  { names: /^total_time$/, make: lasting((c) => botSeconds(c) + talkSeconds(c)) },
  { names: /^end_date$/, make: later((c) => botSeconds(c) + talkSeconds(c)) },
  { names: /^time_on_agent$/, make: lasting(talkSeconds) },
  { names: /^chat_duration$/, make: lasting((c) => talkSeconds(c) + botSeconds(c)) },
  { names: /^date_close$/, make: later((c) => talkSeconds(c) + botSeconds(c)) },
  { names: /^(time_preview|ready|talk|not_ready_acw|auxiliary_times|ring)$/, make: (c, _r, f) => formatDuration(beforeCalling(c, f.name)) },
  { names: /^total_duration$/, make: lasting(totalHandling) },
  { names: /^preview_percent$/, make: (c, r) => previewShare(r.chance(0.03) ? r.between(101_00, 16_000_00) : (10_000 * beforeCalling(c, 'time_preview')) / totalHandling(c)) },
  { names: /^(wait_time|answer_time|abandon_time|time_on_skill)$/, make: lasting(waitSeconds) },
  { names: /^calls_ans_\d+$/, make: (c, _r, f) => String(Number(waitSeconds(c) <= Number(f.name.slice(-2)))) },
  { names: /^(asa|ASA|agent_average_response_time)$/, make: secondsBetween(4, 170) },
  { names: /^(ring_time|asr_time|second_event|voice_message_duration|time_silence)$/, make: secondsBetween(2, 45) },
  { names: /^ivr_time$/, make: secondsBetween(15, 240) },
  { names: /^time_between_calls$/, make: lasting(secondsUntilCallBack) },
  { names: /^date_last_outbound_call$/, make: later(secondsUntilCallBack) },
  { names: /^(close_time|closing_time)$/, make: secondsBetween(300, 21_600) },
  { names: /^tmo$/, make: secondsBetween(190, 240) },
  { names: /^time_state_now$/, make: (c) => formatDuration(1 + (mix(c.seed, c.at) % SHORT_STATE_SECONDS)) },
  { names: /^login_time$/, make: lasting((c) => loggedOutAt(c) - loggedInAt(c)) },
  { names: /^login$/, make: (c) => formatRowDate(loggedInAt(c)) },
  { names: /^logout$/, make: (c) => formatRowDate(loggedOutAt(c)) },
  { names: /^(customer_chars|chars_send)$/, make: (c) => String(typed(c, 'customer')) },
  { names: /^(agent_chars|chars_answer)$/, make: (c) => String(typed(c, 'agent')) },
  { names: /^total_chars$/, make: (c) => String(typed(c, 'customer') + typed(c, 'agent')) },
  { names: /^(characters|credits|tts_credits)$/, make: between(35, 420) },
  { names: /^nlp_credits$/, make: tenthsBetween(0.5, 9) },
  { names: /^(agent_anwers|times_chatted)$/, make: between(1, 18) },
  { names: /^(attempts?|units|calls|llamadas)$/, make: between(1, 4) },
  { names: /^(recall_count|recycled)$/, make: between(0, 3) },
  { names: /^interactions$/, make: between(60, 190) },
  { names: /^(age|edad)$/, make: between(18, 79) },
  { names: /^month$/, make: (c) => String(Number(formatDay(c.at).slice(5, 7))) },
  { names: /^expertise$/, make: between(1, 10) },
  { names: /^records$/, make: between(800, 9_500) },
  { names: /^speed$/, make: tenthsBetween(1, 5) },
  { names: /^latency_ms$/, make: (c) => String(latency(c)) },
  { names: /^minimum$/, make: (c) => (latency(c) * 0.6).toFixed(2) },
  { names: /^average_latency$/, make: (c) => latency(c).toFixed(2) },
  { names: /^maximum$/, make: (c) => (latency(c) * 1.9).toFixed(2) },
  { names: /^[tr]x_jitter$/, make: tenthsBetween(0, 25) },
  { names: /^([tr]x_ploss|network_rejection)$/, make: percentBetween(0, 3) },
  { names: /^total_agents$/, make: between(4, 12) },
  { names: /^cpu_min_10s$/, make: (c) => `${part(c, 'cpu', 10, 20).toFixed(2)} %` },
  { names: /^cpu_avg_10s$/, make: (c) => `${(part(c, 'cpu', 10, 20) * 1.5).toFixed(2)} %` },
  { names: /^cpu_max_10s$/, make: (c) => `${(part(c, 'cpu', 10, 20) * 2.5).toFixed(2)} %` },
  { names: /^page$/, make: () => '0' },
  { names: /^limit$/, make: () => '50' },
  { names: /^licenses$/, make: () => '32' },
  { names: /^pbx$/, make: () => '10' },
  { names: /^items$/, make: between(1, 900) },
  { names: /^storage$/, make: tenthsBetween(40, 80) },
  { names: /^q(0[5-9]|10)$/, make: () => '-' },
  { names: /^(q\d\d|average|csat)$/, make: tenthsBetween(3, 5) },
  { names: /^(accuracy|precision_\w+)$/, make: percentBetween(72, 100) },
  { names: /^(silence|slow_to_greet|percent_transfer|service_level_up)$/, make: percentBetween(2, 24) },
  { names: /^(recall|rellamada|date_recall)$/, make: days(1, 6) },
  { names: /^(last_day|created_at|date_delete)$/, make: days(-60, -1) },
  { names: /^date$/, make: (c, r, f) => (c.turn === undefined ? valueOfType(c, r, f) : formatRowDate(c.at)) },
  { names: /^percent$/, make: (c, r, f) => WEIGHTS[c.attribute] ?? valueOfType(c, r, f) },
  { names: /^last_(use|date)$/, make: (c) => formatRowDate(wall(Math.max(startOfDay(c.at) - 4 * 3_600, c.at - part(c, 'idle', 60, 4_000)))) },
]

/** Hundredths of a percentage as the servers write them, with commas above 999. */
function previewShare(hundredths: number): string {
  return `${(hundredths / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} %`
}
