import { defineReport } from '../define.ts'
import { YES_NO } from './fields/knownValues.ts'
import type { WrittenField, WrittenReport } from '../written.ts'

/** A service that is active or not. */
function service(name: string, es: string, en: string): WrittenField {
  return {
    name,
    type: 'text',
    title: { es, en },
    meaning: { es: 'Si el servicio está activo', en: 'Whether the service is active' },
    knownValues: YES_NO,
  }
}

const activeServices = defineReport({
  key: 'information/services',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Servicios activos', en: 'Active services' },
  description: {
    es: 'Los servicios que la operación tiene activos.',
    en: 'The services that the operation has active.',
  },
  fields: [
    {
      name: 'licenses',
      type: 'integer',
      title: { es: 'Licencias', en: 'Licences' },
      meaning: { es: 'Licencias activas', en: 'Active licences' },
    },
    {
      name: 'pbx',
      type: 'integer',
      title: { es: 'Usuarios PBX', en: 'PBX users' },
      meaning: { es: 'Usuarios PBX activos', en: 'Active PBX users' },
    },
    service('screen_recording', 'Grabación de pantalla', 'Screen recording'),
    service('video_call', 'Videollamadas', 'Video calls'),
    service('stereo_recording', 'Grabación en estéreo', 'Stereo recording'),
    service('gamification', 'Gamificación', 'Gamification'),
    service('text_analytics', 'Análisis de texto', 'Text analytics'),
    service('speech_analytics', 'Análisis de voz', 'Speech analytics'),
    service('rsync', 'Rsync', 'Rsync'),
    service('wolkvox_storage', 'wolkvox Storage', 'wolkvox Storage'),
    service('blob_storage', 'Azure Blob Storage', 'Azure Blob Storage'),
    service('aws_s3', 'Amazon S3', 'Amazon S3'),
    service('intelligentdial', 'Marcación inteligente', 'Intelligent dial'),
    service('bi', 'BI', 'BI'),
    service('customer_prot', 'Protección de la Ley 2300', 'Law 2300 protection'),
    service('mr_wizard', 'Copilot (Mr. Wizard)', 'Copilot (Mr. Wizard)'),
    service('turbo_dial', 'Turbo Dial', 'Turbo Dial'),
    service('sso', 'SSO', 'SSO'),
    service('mailgun', 'Mailgun', 'Mailgun'),
    service('whatsapp', 'WhatsApp', 'WhatsApp'),
    service('facebook_page', 'Página de Facebook', 'Facebook page'),
    service('facebook_messenger', 'Facebook Messenger', 'Facebook Messenger'),
    service('instagram_page', 'Página de Instagram', 'Instagram page'),
    service('instagram_chat', 'Chat de Instagram', 'Instagram chat'),
    service('sms_bidireccional', 'SMS de dos vías', 'Two-way SMS'),
    service('chat_web', 'Chat web', 'Web chat'),
    service('telegram', 'Telegram', 'Telegram'),
    service('crm', 'CRM', 'CRM'),
    service('email', 'Correo', 'E-mail'),
    service('cobrowsing', 'Cobrowsing', 'Cobrowsing'),
  ],
})

export const serviceReports: readonly WrittenReport[] = [activeServices]
