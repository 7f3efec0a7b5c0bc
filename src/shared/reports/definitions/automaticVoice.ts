import { defineReport, field, fields } from '../define.ts'
import type { WrittenReport } from '../written.ts'

const speechRecognition = defineReport({
  key: 'reports_manager/diagram_7',
  group: 'ivr',
  kind: 'detail',
  title: { es: 'Reconocimiento de voz (ASR)', en: 'Speech recognition (ASR)' },
  description: {
    es: 'Cada reconocimiento de voz, con su texto y su tiempo.',
    en: 'Each speech recognition, with its text and time.',
  },
  fields: [
    field('time', { meaning: { es: 'Duración en segundos', en: 'Duration in seconds' } }),
    {
      name: 'language',
      type: 'text',
      title: { es: 'Idioma', en: 'Language' },
      meaning: { es: 'Idioma', en: 'Language' },
    },
    ...fields('recognized_text', 'date', 'rp_id'),
  ],
  dateField: 'date',
})

const textToSpeech = defineReport({
  key: 'reports_manager/diagram_8',
  group: 'ivr',
  kind: 'detail',
  title: { es: 'Texto a voz (TTS)', en: 'Text to speech (TTS)' },
  description: { es: 'Cada texto convertido a voz.', en: 'Each text that was turned into speech.' },
  fields: [
    ...fields('tts_text'),
    // Table and sample of the servers' documents name the same amount differently.
    {
      name: 'credits',
      type: 'integer',
      title: { es: 'Caracteres o créditos', en: 'Characters or credits' },
      meaning: {
        es: 'Caracteres convertidos, o los créditos que costaron',
        en: 'Characters turned into speech, or the credits that they cost',
      },
      otherNames: ['characters'],
    },
    field('recognized_text', { title: { es: 'Texto', en: 'Text' }, meaning: { es: 'Texto', en: 'Text' } }),
    ...fields('date', 'rp_id'),
  ],
  dateField: 'date',
})

const usualPhrases = defineReport({
  key: 'reports_manager/diagram_10',
  group: 'ivr',
  kind: 'aggregate',
  title: { es: 'Frases más reproducidas (TTS)', en: 'Most used phrases (TTS)' },
  description: { es: 'Cuántas veces se reprodujo cada frase.', en: 'How often each phrase was played.' },
  fields: [
    {
      name: 'total',
      type: 'integer',
      title: { es: 'Veces', en: 'Times' },
      meaning: { es: 'Veces que se reprodujo', en: 'Times that it was played' },
      role: 'sum',
    },
    {
      name: 'characters',
      type: 'integer',
      title: { es: 'Caracteres', en: 'Characters' },
      meaning: { es: 'Cantidad de caracteres', en: 'Number of characters' },
    },
    field('tts_text', { role: 'key' }),
  ],
})

const voiceConversations = defineReport({
  key: 'reports_manager/diagram_15',
  group: 'ivr',
  kind: 'detail',
  title: { es: 'Conversaciones de voz automáticas', en: 'Automatic voice conversations' },
  description: {
    es: 'Cada conversación de voz automática, con su consumo de IVR, NLP, ASR y TTS.',
    en: 'Each automatic voice conversation, with its use of IVR, NLP, ASR and TTS.',
  },
  fields: [
    {
      name: 'conversational_id',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Conversación', en: 'Conversation' },
      meaning: { es: 'Punto de enrutamiento de voz de la conversación', en: 'Voice routing point of the conversation' },
    },
    {
      name: 'connect_id',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id de conexión', en: 'Connection id' },
      meaning: { es: 'Identificador de la conversación', en: 'Identifier of the conversation' },
    },
    ...fields('date'),
    {
      name: 'ivr_time',
      type: 'duration',
      title: { es: 'Tiempo en el IVR', en: 'Time in the IVR' },
      meaning: { es: 'Duración en el IVR', en: 'Duration in the IVR' },
    },
    {
      name: 'nlp_credits',
      type: 'decimal',
      title: { es: 'Créditos NLP', en: 'NLP credits' },
      meaning: { es: 'Créditos NLP consumidos', en: 'NLP credits used' },
    },
    {
      name: 'asr_time',
      type: 'duration',
      title: { es: 'Tiempo de ASR', en: 'ASR time' },
      meaning: { es: 'Tiempo de reconocimiento de voz', en: 'Time of speech recognition' },
    },
    {
      name: 'tts_credits',
      type: 'decimal',
      title: { es: 'Créditos TTS', en: 'TTS credits' },
      meaning: { es: 'Créditos TTS consumidos', en: 'TTS credits used' },
    },
  ],
  dateField: 'date',
})

export const automaticVoiceReports: readonly WrittenReport[] = [
  speechRecognition,
  textToSpeech,
  usualPhrases,
  voiceConversations,
]
