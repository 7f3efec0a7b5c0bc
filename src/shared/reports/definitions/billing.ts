import { defineReport, field, fields } from '../define.ts'
import type { WrittenReport } from '../written.ts'
import type { WrittenText } from '../../language.ts'

/** What one product has used up in the current month, until now. All these reports are alike. */
function usage(id: string, title: WrittenText, description: WrittenText): WrittenReport {
  return defineReport({
    key: `billing/${id}`,
    group: 'billing',
    kind: 'snapshot',
    title,
    description,
    fields: [
      ...fields('operation', 'description'),
      {
        name: 'items',
        type: 'decimal',
        title: { es: 'Cantidad', en: 'Amount' },
        meaning: { es: 'Cantidad consumida en el mes', en: 'Amount used in the month' },
      },
      field('date', { meaning: { es: 'Fecha del consumo', en: 'Date of the usage' } }),
    ],
  })
}

export const billingReports: readonly WrittenReport[] = [
  usage(
    'contact_center_licenses',
    { es: 'Licencias de contact center', en: 'Contact centre licences' },
    {
      es: 'Licencias de contact center usadas en el mes en curso.',
      en: 'Contact centre licences used in the current month.',
    },
  ),
  usage(
    'pbx_licenses',
    { es: 'Licencias de PBX', en: 'PBX licences' },
    { es: 'Licencias de PBX usadas en el mes en curso.', en: 'PBX licences used in the current month.' },
  ),
  usage(
    'chat_licenses',
    { es: 'Licencias de chat', en: 'Chat licences' },
    { es: 'Licencias de chat usadas en el mes en curso.', en: 'Chat licences used in the current month.' },
  ),
  usage(
    'interaction_licenses',
    { es: 'Licencias de interacciones', en: 'Interaction licences' },
    {
      es: 'Licencias de interacciones usadas en el mes en curso.',
      en: 'Interaction licences used in the current month.',
    },
  ),
  usage(
    'video_call',
    { es: 'Licencias de videollamada', en: 'Video call licences' },
    {
      es: 'Licencias de videollamada usadas en el mes en curso.',
      en: 'Video call licences used in the current month.',
    },
  ),
  usage(
    'gamification',
    { es: 'Licencias de gamificación', en: 'Gamification licences' },
    {
      es: 'Licencias de gamificación usadas en el mes en curso.',
      en: 'Gamification licences used in the current month.',
    },
  ),
  usage(
    'agent_script',
    { es: 'Licencias de Agent Script', en: 'Agent Script licences' },
    {
      es: 'Licencias activas de Agent Script en el mes en curso.',
      en: 'Active Agent Script licences in the current month.',
    },
  ),
  usage(
    'intelligent_dial',
    { es: 'Licencias de marcación inteligente', en: 'Intelligent dial licences' },
    {
      es: 'Licencias de marcación inteligente usadas en el mes en curso.',
      en: 'Intelligent dial licences used in the current month.',
    },
  ),
  usage(
    'interactions',
    { es: 'Interacciones del mes', en: 'Interactions of the month' },
    { es: 'Interacciones del mes en curso.', en: 'Interactions of the current month.' },
  ),
  usage(
    'wp_connectors',
    { es: 'Conectores de WhatsApp móvil', en: 'Mobile WhatsApp connectors' },
    {
      es: 'Conectores activos de WhatsApp móvil en el mes en curso.',
      en: 'Active mobile WhatsApp connectors in the current month.',
    },
  ),
  usage(
    'wp_connectors_official',
    { es: 'Conectores oficiales de WhatsApp', en: 'Official WhatsApp connectors' },
    {
      es: 'Conectores oficiales de WhatsApp Business en el mes en curso.',
      en: 'Official WhatsApp Business connectors in the current month.',
    },
  ),
  usage(
    'ivr_calls',
    { es: 'Llamadas de IVR', en: 'IVR calls' },
    { es: 'Llamadas de IVR del mes en curso.', en: 'IVR calls of the current month.' },
  ),
  usage(
    'ivr_minutes',
    { es: 'Minutos de IVR', en: 'IVR minutes' },
    { es: 'Minutos de IVR del mes en curso.', en: 'IVR minutes of the current month.' },
  ),
  usage(
    'rec_minutes',
    { es: 'Grabaciones de IVR', en: 'IVR recordings' },
    { es: 'Minutos de grabación de IVR del mes en curso.', en: 'Minutes of IVR recording of the current month.' },
  ),
  usage(
    'asr_calls',
    { es: 'Usos de ASR', en: 'ASR plays' },
    {
      es: 'Reproducciones de reconocimiento de voz (ASR) del mes en curso.',
      en: 'Speech recognition (ASR) plays of the current month.',
    },
  ),
  usage(
    'tts_chars',
    { es: 'Caracteres de TTS', en: 'TTS characters' },
    {
      es: 'Caracteres convertidos a voz (TTS) en el mes en curso.',
      en: 'Characters turned into speech (TTS) in the current month.',
    },
  ),
  usage(
    'nlp_ai',
    { es: 'Uso de NLP', en: 'NLP usage' },
    { es: 'Consumo de NLP del mes en curso.', en: 'NLP usage of the current month.' },
  ),
  usage(
    'amd_ai',
    { es: 'Detecciones de contestadora con IA', en: 'AI answering machine detections' },
    {
      es: 'Contestadoras detectadas con IA en el mes en curso.',
      en: 'Answering machines detected by AI in the current month.',
    },
  ),
  usage(
    'sentiment_analysis',
    { es: 'Usos de análisis de sentimiento', en: 'Sentiment analyses' },
    { es: 'Análisis de sentimiento hechos en el mes en curso.', en: 'Sentiment analyses made in the current month.' },
  ),
  usage(
    'speech_analytics',
    { es: 'Tiempo de Speech Analytics', en: 'Speech Analytics time' },
    { es: 'Tiempo de análisis de voz del mes en curso.', en: 'Speech analytics time of the current month.' },
  ),
  usage(
    'vision',
    { es: 'Usos de Vision', en: 'Vision uses' },
    { es: 'Usos del componente Vision en el mes en curso.', en: 'Uses of the Vision component in the current month.' },
  ),
  usage(
    'rec_screen',
    { es: 'Grabación de pantalla', en: 'Screen recording' },
    { es: 'Tiempo de grabación de pantalla del mes en curso.', en: 'Screen recording time of the current month.' },
  ),
  usage(
    'rec_screen_on_demand',
    { es: 'Grabación de pantalla bajo demanda', en: 'Screen recording on demand' },
    {
      es: 'Tiempo de grabación de pantalla bajo demanda del mes en curso.',
      en: 'On-demand screen recording time of the current month.',
    },
  ),
  usage(
    'stereo_rec',
    { es: 'Grabación en estéreo', en: 'Stereo recording' },
    {
      es: 'Minutos de grabación en estéreo del mes en curso.',
      en: 'Minutes of stereo recording of the current month.',
    },
  ),
  usage(
    'amazon_s3',
    { es: 'Almacenamiento en Amazon S3', en: 'Amazon S3 storage' },
    {
      es: 'Licencias de almacenamiento en Amazon S3 del mes en curso.',
      en: 'Amazon S3 storage licences of the current month.',
    },
  ),
  usage(
    'rsync',
    { es: 'Almacenamiento externo RSYNC', en: 'RSYNC external storage' },
    {
      es: 'Licencias de almacenamiento externo RSYNC del mes en curso.',
      en: 'RSYNC external storage licences of the current month.',
    },
  ),
  usage(
    'rsync_s3_mp3',
    { es: 'Audios copiados a Amazon S3', en: 'Audio files copied to Amazon S3' },
    {
      es: 'Audios copiados a Amazon S3 en el mes en curso.',
      en: 'Audio files copied to Amazon S3 in the current month.',
    },
  ),
]
