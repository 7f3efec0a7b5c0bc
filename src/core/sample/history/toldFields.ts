import type { FieldDefinition } from '../../../shared/reports/types.ts'
import { formatDay, formatTimeOfDay, wall, type WallSeconds } from '../../../shared/time.ts'
import { ACTIVITY_CODES } from '../company.ts'
import type { RowContext } from '../context.ts'
import { ROSTER } from '../people.ts'
import type { Told } from './told.ts'

type Text = (told: Told, context: RowContext, field: FieldDefinition) => string | undefined

type Amount = (told: Told, context: RowContext) => number | undefined

const COST_OF_MINUTE = 47.6
const CODES_OF_HITS: ReadonlySet<string> = new Set(['110', '140'])
const CODES_OF_RIGHT_PARTIES: ReadonlySet<string> = new Set(['100', '110', '140', '150'])

function codeIdOf({ activityCode }: RowContext): string {
  return ACTIVITY_CODES[activityCode]?.id ?? ''
}

export function isHit(context: RowContext): boolean {
  return CODES_OF_HITS.has(codeIdOf(context))
}

/** Whether the agent talked to whom the call was meant for. */
export function isRightParty(context: RowContext): boolean {
  return CODES_OF_RIGHT_PARTIES.has(codeIdOf(context))
}

/** `inbound`, `outbound` or `internal`: a call that is handed on came in. */
export function directionOf(type: string | undefined): 'inbound' | 'outbound' | 'internal' {
  if (type === 'internal call') return 'internal'
  return type === 'outbound_ma' || type === 'out_pre' ? 'outbound' : 'inbound'
}

/** What a call costs, in hundredths. */
export function costCentsOf(talk: number): number {
  return Math.round((talk * COST_OF_MINUTE * 100) / 60)
}

/** Hundredths of minutes. */
export function minuteHundredths(talk: number): number {
  return Math.round((talk * 100) / 60)
}

function duration(seconds: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${pad(Math.floor(seconds / 3_600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

function dateTime(at: WallSeconds): string {
  return `${formatDay(at)} ${formatTimeOfDay(at)}`
}

function lasting(seconds: (told: Told) => number | undefined): Text {
  return (told) => {
    const value = seconds(told)
    return value === undefined ? undefined : duration(value)
  }
}

function yesNo(of: (told: Told, context: RowContext) => boolean | undefined): Text {
  return (told, context) => {
    const value = of(told, context)
    return value === undefined ? undefined : value ? 'yes' : 'no'
  }
}

function whole(of: (told: Told) => number | undefined): Text {
  return (told) => of(told)?.toString()
}

function percent(of: (told: Told) => number | undefined): Text {
  return (told) => {
    const value = of(told)
    return value === undefined ? undefined : `${value.toFixed(2)} %`
  }
}

const rosterText =
  (part: 'id' | 'name' | 'dni', of: 'fromAgent' | 'toAgent'): Text =>
  (told) => {
    const place = told[of]
    return place === undefined ? undefined : (ROSTER[place]?.[part] ?? '')
  }

const withinSeconds: Text = ({ wait, isAnswered }, _context, { name }) =>
  isAnswered === undefined ? undefined : String(Number(isAnswered && (wait ?? 0) <= Number(name.slice(-2))))

const score: Text = ({ scores }, _context, { name }) =>
  scores === undefined ? undefined : (scores[Number(name.slice(1)) - 1]?.toString() ?? '-')

const onlyOfCustomers: Text = ({ isAlone }) => (isAlone === true ? '' : undefined)

const namedDuration: Text = ({ named }, _context, { name }) => {
  const value = named?.[name]
  return value === undefined ? undefined : duration(value)
}

/** The stretch of duration that a call falls in, as one report names them. */
function stretchOf(talk: number): string {
  if (talk <= 5) return '0_5_seg'
  if (talk <= 20) return '6_20_seg'
  if (talk <= 60) return '21_60_seg'
  return talk <= 120 ? '61_120_seg' : 'greater_than_121'
}

/** How long the row's call or span of work was. */
function lengthOf({ seconds, talk }: Told): number | undefined {
  return seconds ?? talk
}

// prettier-ignore
const TEXTS: Readonly<Record<string, Text>> = {
  type_interaction: ({ type }) => type,
  type_call: ({ type }, _c, { knownValues }) =>
    type !== undefined && knownValues?.includes('outbound') === true ? directionOf(type) : type,
  result: ({ result }) => result,
  call_result: ({ callResult, result }) => callResult ?? result,
  cod_act: ({ chatCode }) => chatCode,
  description_cod_act: ({ chatCode }) => chatCode,
  type_of_row: ({ rowType }) => rowType,
  routing_answer: ({ answer }) => answer,
  machinecode: ({ result }) => result?.replace('-', ' '),
  skill_result: ({ isAnswered }) => isAnswered === undefined ? undefined : isAnswered ? 'ANSWER' : 'ABANDON',
  time: lasting(lengthOf),
  time_seg: lasting(({ talk }) => talk),
  talk_time: lasting(({ talk }) => talk),
  duration: lasting(({ talk }) => talk),
  time_with_agent: lasting(({ talk }) => talk),
  time_on_agent: lasting(({ talk }) => talk),
  chat_duration: lasting(({ ivr, talk }) => (talk === undefined ? undefined : talk + (ivr ?? 0))),
  time_min: ({ talk }) => (talk === undefined ? undefined : (minuteHundredths(talk) / 100).toFixed(2)),
  cost: ({ talk }) => (talk === undefined ? undefined : (costCentsOf(talk) / 100).toFixed(2)),
  telephone_costs: ({ talk }) => (talk === undefined ? undefined : (costCentsOf(talk) / 100).toFixed(2)),
  interval: ({ talk }) => (talk === undefined ? undefined : stretchOf(talk)),
  hang_up: ({ agentHangsUp }) => agentHangsUp === undefined ? undefined : agentHangsUp ? 'agent' : 'customer',
  hung_up: ({ agentHangsUp }) => agentHangsUp === undefined ? undefined : agentHangsUp ? 'agent' : 'customer',
  ring_time: lasting(({ ring }) => ring),
  wait_time: lasting(({ wait }) => wait),
  answer_time: lasting(({ wait }) => wait),
  abandon_time: lasting(({ wait }) => wait),
  time_on_skill: lasting(({ wait }) => wait),
  ASA: lasting(({ wait }) => wait),
  asa: lasting(({ wait }) => wait),
  time_on_rp: lasting(({ ivr }) => ivr),
  time_on_chatbot: lasting(({ ivr }) => ivr),
  total_time: lasting(({ ivr, wait, talk }) => (ivr === undefined ? undefined : ivr + (wait ?? 0) + (talk ?? 0))),
  calls_ans_10: withinSeconds,
  calls_ans_20: withinSeconds,
  calls_ans_30: withinSeconds,
  calls_ans_40: withinSeconds,
  calls_ans_50: withinSeconds,
  dnis: ({ dnis }) => dnis,
  hit: yesNo((told, context) => (told.type === undefined ? undefined : isHit(context))),
  abandon: yesNo(({ counts }) => (counts === 'call' ? false : undefined)),
  go_to_agent: yesNo(({ isAnswered }) => isAnswered),
  transfer: yesNo(({ fromAgent }) => (fromAgent === undefined ? undefined : fromAgent >= 0)),
  agent_status: ({ state }) => state,
  aux_state: ({ state }) => state,
  time_state_now: lasting(({ state, seconds }) => (state === undefined ? undefined : seconds)),
  type_action: ({ action }) => action,
  date_end: ({ seconds }, { at }) => (seconds === undefined ? undefined : dateTime(wall(at + seconds))),
  end_date: ({ ivr, wait, talk }, { at }) => ivr === undefined ? undefined : dateTime(wall(at + ivr + (wait ?? 0) + (talk ?? 0))),
  date_close: ({ wait, talk }, { at }) => (talk === undefined ? undefined : dateTime(wall(at + (wait ?? 0) + talk))),
  close_date: ({ closedAt, isOpen }) => closedAt === undefined ? (isOpen === true ? '' : undefined) : dateTime(closedAt),
  login: ({ login }) => (login === undefined ? undefined : dateTime(login)),
  logout: ({ logout }) => (logout === undefined ? undefined : dateTime(logout)),
  transfer_agent_id: rosterText('id', 'fromAgent'),
  transfer_agent_name: rosterText('name', 'fromAgent'),
  transfer_agent_dni: rosterText('dni', 'fromAgent'),
  receiver_agent_id: rosterText('id', 'toAgent'),
  receiver_agent_name: rosterText('name', 'toAgent'),
  receiver_agent_dni: rosterText('dni', 'toAgent'),
  origin_agent_id: rosterText('id', 'fromAgent'),
  origin_agent_name: rosterText('name', 'fromAgent'),
  destiny_agent_id: rosterText('id', 'toAgent'),
  destiny_agent_name: rosterText('name', 'toAgent'),
  channel: ({ channel }) => channel,
  chanel: ({ channel }) => channel,
  customer_chars: whole(({ customerChars }) => customerChars),
  agent_chars: whole(({ agentChars }) => agentChars),
  total_chars: whole(({ customerChars, agentChars }) => customerChars === undefined ? undefined : customerChars + (agentChars ?? 0)),
  status: ({ closedAt, isOpen, result }) => isOpen === undefined ? result : closedAt === undefined ? 'open' : 'close',
  source_type: ({ source }) => source,
  message: ({ message }) => message,
  precision_unit_critical_error: percent(({ criticalPrecision }) => criticalPrecision),
  precision_opportunity_error: percent(({ opportunityPrecision }) => opportunityPrecision),
  accuracy: percent(({ accuracy }) => accuracy),
  'yes/no': yesNo(({ isMet }) => isMet),
  type_error: ({ isCritical }) => (isCritical === undefined ? undefined : isCritical ? 'CE' : 'NCE'),
  quality_analyst: ({ analyst }) => analyst,
  slow_to_greet: ({ isSlowToGreet }, _c, { type }) => isSlowToGreet === undefined || type === 'percent' ? undefined : isSlowToGreet ? 'yes' : 'no',
  time_silence: lasting(({ silence }) => silence),
  silence: percent(({ silence, talk }) => silence === undefined || talk === undefined ? undefined : (100 * silence) / Math.max(1, talk)),
  survey: ({ form }) => form,
  conn_id: onlyOfCustomers,
  telephone: onlyOfCustomers,
  destiny: onlyOfCustomers,
  destinity: onlyOfCustomers,
  customer_name: onlyOfCustomers,
  customer_last_name: onlyOfCustomers,
  customer_id: onlyOfCustomers,
  preview_percent: percent(({ named }) => named === undefined ? undefined : (100 * (named['time_preview'] ?? 0)) / Math.max(1, named['total_duration'] ?? 0)),
  time_preview: namedDuration,
  ready: namedDuration,
  auxiliary_times: namedDuration,
  talk: namedDuration,
  not_ready_acw: namedDuration,
  total_duration: namedDuration,
  ring: (told, context, field) => namedDuration(told, context, field) ?? lasting(({ ring }) => ring)(told, context, field),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, place) => [`q${String(place + 1).padStart(2, '0')}`, score])),
}

/** What the history tells a field of a row to hold; undefined where it does not know. */
export function toldText(field: FieldDefinition): Text | undefined {
  return Object.hasOwn(TEXTS, field.name) ? TEXTS[field.name] : undefined
}

/** What one happening adds to a sum, by the name of the field: whole numbers, hundredths of money and decimals. */
// prettier-ignore
export const TOLD_AMOUNTS: Readonly<Record<string, Amount>> = {
  cost: ({ talk }) => (talk === undefined ? undefined : costCentsOf(talk)),
  minutes: ({ talk }) => (talk === undefined ? undefined : minuteHundredths(talk)),
  ivr_minutes: ({ ivr }) => (ivr === undefined ? undefined : minuteHundredths(ivr)),
  time: lengthOf,
  hold_time: ({ action, seconds }) => (action === undefined ? undefined : action === 'hold' ? seconds : 0),
  mute_time: ({ action, seconds }) => (action === undefined ? undefined : action === 'mute' ? seconds : 0),
  total_time: lengthOf,
  transfer_calls: ({ type }) => (type === undefined ? undefined : Number(type === 'transfer')),
  conference_calls: ({ type }) => (type === undefined ? undefined : Number(type === 'conference')),
  no_answer: ({ result }) => (result === undefined ? undefined : Number(result === 'no-answer')),
  answer_machine: ({ result }) => (result === undefined ? undefined : Number(result === 'answer-machine')),
  busy: ({ result }) => (result === undefined ? undefined : Number(result === 'busy')),
  congestion: ({ result }) => (result === undefined ? undefined : Number(result === 'congestion')),
  answer: ({ result }) => (result === undefined ? undefined : Number(result === 'answer')),
  hits: ({ result }, context) => (result === undefined ? undefined : Number(isHit(context))),
  failed: ({ result }) => (result === undefined ? undefined : Number(result === 'failed')),
  yes: ({ isMet }) => (isMet === undefined ? undefined : Number(isMet)),
  no: ({ isMet }) => (isMet === undefined ? undefined : Number(!isMet)),
  ad_chatbot: ({ source }, { agent }) => (source === undefined ? undefined : Number(source === 'ad' && agent < 0)),
  ad_agents: ({ source }, { agent }) => (source === undefined ? undefined : Number(source === 'ad' && agent >= 0)),
  post_chatbot: ({ source }, { agent }) => (source === undefined ? undefined : Number(source === 'post' && agent < 0)),
  post_agents: ({ source }, { agent }) => (source === undefined ? undefined : Number(source === 'post' && agent >= 0)),
  total_chatbot: ({ source }, { agent }) => (source === undefined ? undefined : Number(agent < 0)),
  total_agents: ({ source }, { agent }) => (source === undefined ? undefined : Number(agent >= 0)),
}

/**
 * What a field averages over the happenings, by its name: undefined leaves one out. Percentages from 0 to 100,
 * durations in seconds.
 */
// prettier-ignore
export const TOLD_MEANS: Readonly<Record<string, Amount>> = {
  tmo: lengthOf,
  percent_transfer: ({ fromAgent }) => (fromAgent === undefined ? undefined : 100 * Number(fromAgent >= 0)),
  close_time: ({ closedAt }, { at }) => (closedAt === undefined ? undefined : closedAt - at),
  closing_time: ({ closedAt }, { at }) => (closedAt === undefined ? undefined : closedAt - at),
  precision_unit_critical_error: ({ criticalPrecision }) => criticalPrecision,
  precision_opportunity_critical_error: ({ opportunityPrecision }) => opportunityPrecision,
  accuracy: ({ accuracy }) => accuracy,
  average: ({ scores }) => scores === undefined ? undefined : scores.reduce((sum, each) => sum + each, 0) / scores.length,
  slow_to_greet: ({ isSlowToGreet }) => (isSlowToGreet === undefined ? undefined : 100 * Number(isSlowToGreet)),
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, place) => [
      `q${String(place + 1).padStart(2, '0')}`,
      ({ scores }: Told) => scores?.[place],
    ]),
  ),
}

/** Shares by the name of the field: what is a part, and of what. */
export const TOLD_SHARES: Readonly<Record<string, readonly [part: Amount, whole: Amount]>> = {
  silence: [({ silence }) => silence, ({ talk }) => talk],
  preview_percent: [({ named }) => named?.['time_preview'], ({ named }) => named?.['total_duration']],
}
