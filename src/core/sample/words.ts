import { ATTRIBUTES, COMPANY, FORMS, placeOf, SUPERVISORS } from './company.ts'
import { customerOf, skillOf, type RowContext } from './context.ts'
import type { Entry, Maker } from './entry.ts'
import { hashText, itemAt, mix } from './random.ts'
import { agentQuestion, answer, note, notice, question, remark, subject, transcript } from './texts.ts'
import { askedOfBot, saidInChat } from './talks.ts'
import { weekday } from './amounts.ts'

const AUXILIARY_STATES = ['Descanso', 'Almuerzo', 'Capacitación', 'Reunión', 'Baño'] as const
const TOPICS = ['Facturación', 'Falla de internet', 'Traslado de servicio', 'Cambio de plan', 'Cancelación'] as const
const RESULTS = ['ANSWER', 'NO ANSWER', 'ANSWER MACHINE', 'BUSY', 'FAILED', 'CONGESTION', 'ABANDON'] as const
const PLANS = ['Hogar 300', 'Hogar 500', 'Móvil 20 GB', 'Prepago', 'Empresas 1000'] as const
const ACTIONS = [
  'Inicio de sesión',
  'Descargó un reporte',
  'Inició una campaña',
  'Detuvo una campaña',
  'Cambió un horario',
  'Creó un agente',
] as const
const NOTIFICATIONS = [
  'La campaña terminó sus registros.',
  'Un agente lleva más de 15 minutos en auxiliar.',
  'El conector de WhatsApp volvió a conectarse.',
  'Se programó mantenimiento para la madrugada.',
] as const
const DELIVERY_ERRORS = ['', '', '', 'El número no tiene WhatsApp', 'Plantilla no aprobada'] as const
function attributeOf(context: RowContext): (typeof ATTRIBUTES)[number] {
  return itemAt(ATTRIBUTES, context.attribute)
}

function oneOf(words: readonly string[]): Maker {
  return (_context, random) => random.pickEarly(words)
}

/** An extra field of a campaign: the first few are used, the rest mostly empty. */
const extraField: Maker = (context, random, { name }) => {
  const place = Number(name.slice(3))
  if (place === 1) return random.pick(PLANS)
  if (place === 2) return String(random.between(18, 480) * 1_000)
  if (place === 3) return placeOf(mix(context.conversationSeed, 33)).zone
  return random.chance(0.93) ? '' : random.pick(PLANS)
}

/** A place of the customer's: city, state and country agree. */
function place(part: 'city' | 'state' | 'country' | 'zone'): Maker {
  return (context) => placeOf(mix(context.conversationSeed, 32))[part]
}

const scoreOrNothing: Maker = (_context, random, { name }) =>
  Number(name.slice(1)) <= 4 ? String(random.between(2, 5)) : '-'

/** What a customer was released by: the field beside it names it by the same random number. */
const releasedBy: Maker = (context, random) =>
  random.reseed(mix(context.seed, hashText('item'))).pickEarly([0, 1]) === 0
    ? customerOf(context).telephone
    : customerOf(context).id

const COMPANY_LINES = ['573005550100', '573005550110', '573005550120'] as const

/** A wording for rows alone, and another one for turns of a talk, which hang together. */
function inTalk(alone: Maker, turn: Maker): Maker {
  return (context, random, field) => (context.turn === undefined ? alone : turn)(context, random, field)
}

/** What people write: a field's known values stand beside these. */
// prettier-ignore
export const WORDINGS: readonly Entry[] = [
  { names: /^(message|msg|tts_text|template)$/, make: inTalk(notice, saidInChat) },
  { names: /^customer_query$/, make: inTalk(question, askedOfBot) },
  { names: /^(recognized_text|customer_say_\w+|voice_message)$/, make: question },
  { names: /^question$/, make: agentQuestion },
  { names: /^(routing_answer|answer|interaction)$/, make: answer },
  { names: /^(subject|title)$/, make: subject },
  { names: /^(audio_text|text)$/, make: transcript },
  { names: /^(summary|\w+_justification|ai_comment)$/, make: remark },
  { names: /^(.+_)?(comments?|feedback|explation|body)$|^comments_customer_reg$|^comentarios$/, make: note },
  { names: /^(city|ciudad)$/, make: place('city') },
  { names: /^(state|departamento)$/, make: place('state') },
  { names: /^(country|pais)$/, make: place('country') },
  { names: /^(zone|zona)$/, make: place('zone') },
  { names: /^(address|direccion)$/, make: (_c, r) => `Calle ${r.between(1, 190)} # ${r.between(1, 99)}-55, apto. ${r.between(101, 909)}` },
  { names: /^language$/, make: () => 'es' },
  { names: /^ip$/, make: (_c, r) => `192.0.2.${r.between(1, 254)}` },
  { names: /^(hang_up|hung_up)$/, make: (_c, r) => r.pick(['agent', 'customer']) },
  { names: /^quality_analyst$/, make: oneOf(SUPERVISORS) },
  { names: /^cod_opc_menu$/, make: (_c, r) => String(r.between(1, 5)) },
]

/** What a field holds of which no values are known. */
// prettier-ignore
export const USUAL_WORDS: readonly Entry[] = [
  { names: /^dnis$/, make: oneOf(COMPANY_LINES) },
  { names: /^opt\d+$/, make: extraField },
  { names: /^q\d\d$/, make: scoreOrNothing },
  { names: /^(evaluation_survey)$/, make: (_c, r) => (r.chance(0.5) ? '' : String(r.between(2, 5))) },
  { names: /^extra_field$/, make: (_c, r) => (r.chance(0.7) ? '' : r.pick(PLANS)) },
  { names: /^attachments$/, make: (_c, r) => (r.chance(0.8) ? '' : 'comprobante.pdf') },
  { names: /^errors$/, make: oneOf(DELIVERY_ERRORS) },
  { names: /^aux_state$/, make: oneOf(AUXILIARY_STATES) },
  { names: /^attribute$/, make: (c) => attributeOf(c)[0] },
  { names: /^category$/, make: (c) => attributeOf(c)[1] },
  { names: /^survey$/, make: oneOf(FORMS) },
  { names: /^form$/, make: (c) => itemAt(FORMS, c.conversation) },
  { names: /^status$/, make: () => 'OK' },
  { names: /^agent_status$/, make: oneOf(['Activo', 'Inactivo']) },
  { names: /^busy\/congestion\/failed$/, make: (_c, r) => `${r.between(0, 60)}/${r.between(0, 9)}/${r.between(0, 30)}` },
  { names: /^version$/, make: () => '8.4.12' },
  { names: /^(user)$/, make: oneOf(SUPERVISORS) },
  { names: /^action$/, make: oneOf(ACTIONS) },
  { names: /^workstation$/, make: (_c, r) => `PC-${r.between(101, 130)}` },
  { names: /^notification$/, make: oneOf(NOTIFICATIONS) },
  { names: /^topic$/, make: oneOf(TOPICS) },
  { names: /^(call_)?result(ado)?$/, make: oneOf(RESULTS) },
  { names: /^(id_type|tipo_doc)$/, make: oneOf(['CC', 'CE', 'NIT']) },
  { names: /^(gender|sexo)$/, make: oneOf(['F', 'M']) },
  { names: /^day_of_week$/, make: (c) => weekday(c.at) },
  { names: /^telephone_destination$/, make: oneOf(['Celular Colombia', 'Fijo Bogotá', 'Celular México']) },
  { names: /^(abandon|transfer|turbo_dial)$/, make: (_c, r) => (r.chance(0.12) ? 'yes' : 'no') },
  { names: /^enabled$/, make: () => 'yes' },
  { names: /^source_type$/, make: oneOf(['ad', 'post']) },
  { names: /^source_url$/, make: (_c, r) => `https://redes.example/${r.between(10_000, 99_999)}` },
  { names: /^media_url$/, make: (_c, r) => `https://medios.example/${r.between(10_000, 99_999)}.jpg` },
  { names: /^type_recall$/, make: oneOf(['manual', 'auto']) },
  { names: /^protected_nit$/, make: () => '900555123' },
  { names: /^value$/, make: releasedBy },
  { names: /^name$/, make: (c) => `Conector ${1 + (c.conversation % 100)}` },
  { names: /^skill_description$/, make: (c) => `Atención de ${skillOf(c).name.toLowerCase()}` },
  { names: /^campaign_description$/, make: () => `Campaña de ${COMPANY.short}` },
  { names: /^description$/, make: oneOf(['Principal', 'Adicional']) },
  { names: /^file_name$/, make: (c) => `mensaje_${1 + (hashText(customerOf(c).name) % 5)}.wav` },
]
