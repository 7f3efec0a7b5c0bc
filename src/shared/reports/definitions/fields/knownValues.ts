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
