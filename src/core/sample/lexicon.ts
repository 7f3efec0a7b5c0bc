import type { FieldDefinition, FieldType } from '../../shared/reports/types.ts'
import { formatDay } from '../../shared/time.ts'
import { AMOUNTS } from './amounts.ts'
import { COMPANY, SENDERS, type Numbered } from './company.ts'
import {
  activityCodeOf,
  agentOf,
  campaignOf,
  customerOf,
  routingPointOf,
  secondCodeOf,
  skillOf,
  type RowContext,
} from './context.ts'
import type { Entry, Maker } from './entry.ts'
import { hashText, mix } from './random.ts'
import { valueOfType } from './valuesByType.ts'
import { USUAL_WORDS, WORDINGS } from './words.ts'

export type { Maker } from './entry.ts'

const WORDED_TYPES: ReadonlySet<FieldType> = new Set(['text', 'longText', 'id', 'telephone', 'email'])

/** `transfer_agent_id` and `receiver_agent_id` are two agents, `agent_id` and `agent_name` one. */
function agentPlace(fieldName: string): number {
  const part = /^(.+)_agent_\w+$/.exec(fieldName)?.[1]
  return part === undefined ? 0 : 1 + (hashText(part) % 17)
}

function id(of: (context: RowContext) => Numbered): Maker {
  return (context) => of(context).id
}

function name(of: (context: RowContext) => Numbered): Maker {
  return (context) => of(context).name
}

/** 19 digits: an id too long for a number, as the servers' own are. One for each conversation. */
function connectionId(context: RowContext): string {
  const day = formatDay(context.at).replaceAll('-', '')
  const random = String(context.conversationSeed % 1_000_000).padStart(6, '0')
  return `${day}${random}${String(context.conversation).padStart(5, '0')}`
}

function sessionId(context: RowContext): string {
  const parts = [1, 2, 3].map((salt) => mix(context.conversationSeed, salt).toString(16).padStart(8, '0'))
  return parts.join('').slice(0, 20)
}

const SPEAKERS = ['CUSTOMER', 'AGENT'] as const

/** Who says something in a conversation (`turns` 0) or is spoken to (1): customer and agent by turns. */
function speaker(context: RowContext, turns: 0 | 1): string {
  return ((context.turn ?? 0) + turns) % 2 === 0 ? customerOf(context).name : agentOf(context).name
}

function isFromCustomer({ told }: RowContext): boolean {
  return told?.isFromCustomer === true
}

/** Who sends a mail, or says something in a conversation. */
const sender: Maker = (context, random) => {
  if (context.turn !== undefined) return SPEAKERS[context.turn % 2] ?? ''
  return isFromCustomer(context) ? customerOf(context).email : random.pickEarly(SENDERS)
}

/** Who and what: values that agree within a row and everywhere. They come before a field's known values. */
const ENTITIES: readonly Entry[] = [
  { names: /^(.+_)?agent_id$|^id_agent$/, make: (c, _r, f) => agentOf(c, agentPlace(f.name)).id },
  { names: /^(.+_)?agent_name$|^name_agent$|^agent$/, make: (c, _r, f) => agentOf(c, agentPlace(f.name)).name },
  { names: /^(.+_)?agent_dni$/, make: (c, _r, f) => agentOf(c, agentPlace(f.name)).dni },
  { names: /^customer_name$|^nombre_cliente$|^nombre$|^fromname$/, make: (c) => customerOf(c).name },
  { names: /^from_name$/, make: (c) => speaker(c, 0) },
  { names: /^to_name$/, make: (c) => speaker(c, 1) },
  { names: /^customer_last_name$|^apellido_cliente$/, make: (c) => customerOf(c).lastName },
  { names: /^customer_id$|^id_cliente$/, make: (c) => customerOf(c).id },
  { names: /^customer_(phone|telephone)$|^(dial_)?phone(_number)?$|^tel(ephone|_number|1)$|^ani$/, make: phone },
  { names: /^tel([2-9]|10|_extra)$|^dn_transfer$/, make: (c, r) => (r.chance(0.8) ? '' : phone(c)) },
  { names: /^destiny$|^destinity$/, make: phone },
  { names: /^from$/, make: sender },
  { names: /^to$/, make: (c, r) => (isFromCustomer(c) ? r.pickEarly(SENDERS) : customerOf(c).email) },
  { names: /^(campaign|campaing)_id$|^id_campa(ign|ing)$/, make: id(campaignOf) },
  { names: /^campaign(_name)?$/, make: name(campaignOf) },
  { names: /^skill(_id)?$/, make: id(skillOf) },
  { names: /^skill_name$/, make: name(skillOf) },
  { names: /^rp_id$/, make: id(routingPointOf) },
  { names: /^rp_name$/, make: name(routingPointOf) },
  { names: /^cod_act_2$|^cod_rslt2$/, make: (c) => secondCodeOf(c)?.id ?? '' },
  { names: /^description_cod_act_2$|^description_cod2$/, make: (c) => secondCodeOf(c)?.name ?? '' },
  { names: /^(last_)?cod(e)?_act$|^cod_rslt1$/, make: id(activityCodeOf) },
  { names: /^description_cod_act$|^cod_description$|^description_cod1$/, make: name(activityCodeOf) },
  { names: /^conn(ect)?_id(_transfer)?$|^id_call(_origin)?$|^chat_id$|^case_id$/, make: connectionId },
  { names: /^(session|conversational)_id$/, make: sessionId },
  { names: /^operation$/, make: () => COMPANY.short },
  { names: /^agent_sso$/, make: (c) => ssoOf(agentOf(c).name) },
]

const KNOWN_SHARE_BESIDE_WORDS = 0.35
/** A state lasts minutes: it is another one at the next look. */
const CHANGING = /^agent_status$/
/** A conversation stays on its channel. */
const SAME_IN_CONVERSATION = /^chann?el$/

function ssoOf(agentName: string): string {
  const [first = '', ...others] = agentName
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .split(' ')
  return `${first}.${others.at(-2) ?? ''}`
}

function phone(context: RowContext): string {
  return customerOf(context).telephone
}

function entryOf(entries: readonly Entry[], field: FieldDefinition): Maker | undefined {
  return entries.find((entry) => entry.names.test(field.name))?.make
}

/** Whether a field, or a parameter of that name, says whom or what a row is about. */
export function isEntity(fieldName: string): boolean {
  return ENTITIES.some((entry) => entry.names.test(fieldName))
}

/** How the values of a field are made: by its name, else from its known values, else by its type. */
export function makerOf(field: FieldDefinition): Maker {
  if (!WORDED_TYPES.has(field.type)) return entryOf(AMOUNTS, field) ?? valueOfType
  const entity = entryOf(ENTITIES, field)
  if (entity !== undefined) return entity
  const wording = entryOf(WORDINGS, field)
  const known = field.knownValues
  if (known === undefined || known.length === 0) return wording ?? entryOf(USUAL_WORDS, field) ?? valueOfType
  if (SAME_IN_CONVERSATION.test(field.name)) {
    return (context, random) => random.reseed(mix(context.conversationSeed, 4)).pickEarly(known)
  }
  if (CHANGING.test(field.name))
    return (context, random) => random.reseed(mix(context.seed, context.at)).pickEarly(known)
  if (wording === undefined) return (_context, random) => random.pickEarly(known)
  return (context, random) =>
    random.chance(KNOWN_SHARE_BESIDE_WORDS) ? random.pickEarly(known) : wording(context, random, field)
}
