// Values that documents name and that several fields share, the usual ones first.

export const YES_NO = ['yes', 'no'] as const

/**
 * The documents of agent_2 name these four, agent_14 the first three; beside them stand the operation's own states,
 * which name themselves.
 */
export const AGENT_STATES = ['READY', 'TALK', 'ACW', 'RING'] as const

/** As documents call the times in these states: Ready is "disponible", ACW "trabajo posterior a la llamada". */
export const AGENT_STATE_TITLES = {
  ready: { es: 'Disponible', en: 'Available' },
  talk: { es: 'En conversación', en: 'Talking' },
  acw: { es: 'Trabajo posterior a la llamada', en: 'After-call work' },
  ring: { es: 'Timbrando', en: 'Ringing' },
} as const

/** How each is to be taken; states that an operation names itself are breaks and the like. */
export const AGENT_STATE_TONES = [
  { value: 'ready', tone: 'free' },
  { value: 'talk', tone: 'busy' },
  { value: 'acw', tone: 'after' },
  { value: 'ring', tone: 'called' },
] as const

export const CALL_TYPES = [
  'inbound',
  'outbound_ma',
  'out_pre',
  'transfer',
  'conference',
  'internal call',
  'internal call_inb',
  'internal call_que',
] as const

/** Which of all types are of calls between agents, as several reports spell them. */
export const INTERNAL_CALLS = [
  'internal',
  'internal call',
  'internal call_inb',
  'internal call_que',
  'internalcall_que',
] as const

/** Calls that no customer was sought by: they called, were handed on within a call, or it was among colleagues. */
export const NOT_SOUGHT = ['inbound', ...INTERNAL_CALLS, 'transfer', 'conference'] as const

/** What comes in to a skill. */
export const SKILL_INTERACTIONS = [
  'inbound',
  'chat-whatsapp',
  'chat-web',
  'chat-facebook',
  'chat-instagram',
  'omni-email',
  'omni-facebook_page',
  'omni-instagram',
  'omni-twitter',
  'chat-email',
  'chat-telegram',
  'chat-line',
  'chat-transferSkill',
  'chat-configurationbox',
  'internalcall_que',
  'out_pre',
] as const

export const CHAT_CHANNELS = ['whatsapp', 'web', 'facebook', 'instagram'] as const

export const FEELINGS = ['neutral', 'positive', 'negative', 'very positive', 'very negative'] as const

/** What dialling met. */
export const MACHINE_RESULTS = [
  'answer machine',
  'no answer',
  'answer',
  'busy',
  'failed',
  'congestion',
  'abandon',
  'chanunavail',
] as const

export const NLP_TYPES = [
  'nlp-MrWizard-chat',
  'nlp-text-summary',
  'nlp-text-sentiment',
  'nlp-text-keywords',
  'nlp-voice-summary',
  'nlp-voice-sentiment',
  'nlp-voice-keywords',
  'nlp-MrWizard-voice',
  'nlp-MrWizard-rtvoice',
  'nlp-classifications',
  'nlp-voc-general',
  'nlp-voc-autoqa',
  'nlp-voc-autoqua-test',
  'nlp-Q&A',
  'unknown',
] as const

/** What the types of calls mean, of one call. */
export const CALL_TYPES_SAID = {
  inbound: { es: 'Entrante', en: 'Inbound' },
  outbound: { es: 'Saliente', en: 'Outbound' },
  outbound_ma: { es: 'Saliente manual', en: 'Manual outbound' },
  out_pre: { es: 'Saliente predictiva', en: 'Predictive outbound' },
  transfer: { es: 'Transferencia', en: 'Transfer' },
  conference: { es: 'Conferencia', en: 'Conference' },
  internal: { es: 'Interna', en: 'Internal' },
  'internal call': { es: 'Interna', en: 'Internal' },
  'internal call_inb': { es: 'Interna entrante', en: 'Internal inbound' },
  'internal call_que': { es: 'Interna en cola', en: 'Internal queued' },
} as const

/** What results mean, of one call, message or survey. */
export const RESULTS_SAID = {
  answer: { es: 'Contestada', en: 'Answered' },
  'no answer': { es: 'Sin respuesta', en: 'No answer' },
  'no-answer': { es: 'Sin respuesta', en: 'No answer' },
  'answer machine': { es: 'Contestadora', en: 'Answering machine' },
  'answer-machine': { es: 'Contestadora', en: 'Answering machine' },
  abandon: { es: 'Abandonada', en: 'Abandoned' },
  busy: { es: 'Ocupado', en: 'Busy' },
  failed: { es: 'Fallida', en: 'Failed' },
  cancel: { es: 'Cancelada', en: 'Cancelled' },
  congestion: { es: 'Congestión', en: 'Congestion' },
  chanunavail: { es: 'Canal no disponible', en: 'Channel unavailable' },
  complete: { es: 'Completa', en: 'Complete' },
  incomplete: { es: 'Incompleta', en: 'Incomplete' },
} as const
