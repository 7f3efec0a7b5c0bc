import { defineReport, field, fields } from '../define.ts'
import type { WrittenReport } from '../written.ts'

const tokenUsage = defineReport({
  key: 'information/token_info',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Uso del token', en: 'Token usage' },
  description: { es: 'Las consultas de hoy y las que quedan.', en: "Today's requests and what is left of them." },
  fields: [
    ...fields('description'),
    {
      name: 'token_limit',
      type: 'integer',
      title: { es: 'Límite diario', en: 'Daily limit' },
      meaning: { es: 'Usos que el token permite al día', en: 'Uses that the token allows a day' },
    },
    {
      name: 'token_use_today',
      type: 'integer',
      title: { es: 'Usos hoy', en: 'Uses today' },
      meaning: { es: 'Usos de este token hoy', en: 'Uses of this token today' },
    },
    {
      name: 'all_token_today',
      type: 'integer',
      title: { es: 'Usos de todos', en: 'Uses of all' },
      meaning: { es: 'Usos de todos los tokens hoy', en: 'Uses of all tokens today' },
    },
    {
      name: 'available_consumption_options',
      type: 'integer',
      title: { es: 'Usos restantes', en: 'Uses left' },
      meaning: { es: 'Usos que quedan hoy', en: 'Uses left today' },
    },
  ],
})

const auditLog = defineReport({
  key: 'information/audit_log',
  group: 'information',
  kind: 'detail',
  title: { es: 'Auditoría', en: 'Audit log' },
  description: {
    es: 'Cada acción de los usuarios de wolkvox Manager.',
    en: 'Each action of the users of wolkvox Manager.',
  },
  fields: [
    ...fields('date', 'ip', 'user'),
    {
      name: 'action',
      type: 'text',
      title: { es: 'Acción', en: 'Action' },
      meaning: { es: 'Acción realizada', en: 'Action performed' },
    },
    {
      name: 'workstation',
      type: 'text',
      title: { es: 'Estación', en: 'Workstation' },
      meaning: { es: 'Estación de trabajo', en: 'Workstation' },
    },
  ],
  dateField: 'date',
})

const notifications = defineReport({
  key: 'information/get_notification',
  group: 'information',
  kind: 'detail',
  title: { es: 'Notificaciones', en: 'Notifications' },
  description: { es: 'Las notificaciones de wolkvox Manager.', en: 'The notifications of wolkvox Manager.' },
  fields: [
    ...fields('date'),
    {
      name: 'notification',
      type: 'text',
      title: { es: 'Notificación', en: 'Notification' },
      meaning: { es: 'Texto de la notificación', en: 'Text of the notification' },
    },
  ],
  dateField: 'date',
})

const allowedAddresses = defineReport({
  key: 'information/get_ip',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Direcciones IP autorizadas', en: 'Allowed IP addresses' },
  description: {
    es: 'Las direcciones IP que la operación autoriza.',
    en: 'The IP addresses that the operation allows.',
  },
  fields: [
    ...fields('operation', 'ip', 'last_use'),
    {
      name: 'type_ip',
      type: 'text',
      title: { es: 'Tipo de IP', en: 'IP type' },
      meaning: { es: 'Temporal o permanente', en: 'Temporary or permanent' },
      knownValues: ['permanente', 'temporal'],
    },
    field('description', { meaning: { es: 'Descripción', en: 'Description' } }),
  ],
})

const audioStorage = defineReport({
  key: 'information/storage',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Almacenamiento de audios', en: 'Audio storage' },
  description: { es: 'El espacio que ocupan los audios.', en: 'The space that audio files take.' },
  fields: [
    {
      name: 'storage',
      type: 'decimal',
      title: { es: 'Espacio (GB)', en: 'Space (GB)' },
      meaning: { es: 'Espacio usado, en GB', en: 'Space used, in GB' },
    },
  ],
})

const audioList = defineReport({
  key: 'information/audio_list',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Audios guardados', en: 'Stored audio files' },
  description: {
    es: 'Los audios guardados, con su tamaño y duración.',
    en: 'The stored audio files, with their size and duration.',
  },
  fields: [
    {
      name: 'audio_id',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id del audio', en: 'Audio id' },
      meaning: { es: 'Identificador del audio', en: 'Identifier of the audio file' },
    },
    {
      name: 'created_at',
      type: 'dateTime',
      title: { es: 'Fecha de creación', en: 'Creation date' },
      meaning: { es: 'Fecha de creación', en: 'Date of creation' },
    },
    {
      name: 'size',
      type: 'decimal',
      title: { es: 'Tamaño (KB)', en: 'Size (KB)' },
      meaning: { es: 'Tamaño, en KB', en: 'Size, in KB' },
      otherNames: ['Size'],
    },
    ...fields('duration'),
  ],
})

export const operationUsageReports: readonly WrittenReport[] = [
  tokenUsage,
  auditLog,
  notifications,
  allowedAddresses,
  audioStorage,
  audioList,
]
