import type { ReportDefinition } from './types.ts'

/** Every e-mail that routing points and campaigns sent. Its rows carry no id at all. */
const emailDetail: ReportDefinition = {
  key: 'reports_manager/cdr_9',
  service: 'reports_manager',
  id: 'cdr_9',
  group: 'email',
  kind: 'detail',
  title: { es: 'Correos enviados', en: 'E-mails sent' },
  description: {
    es: 'Cada correo enviado desde puntos de enrutamiento o campañas, con su contenido.',
    en: 'Each e-mail sent from routing points or campaigns, with its content.',
  },
  parameters: [],
  fields: [
    {
      name: 'channel',
      type: 'text',
      title: { es: 'Canal', en: 'Channel' },
      meaning: {
        es: 'email-route-… para un punto de enrutamiento, campaign-… para una campaña',
        en: 'email-route-… for a routing point, campaign-… for a campaign',
      },
      knownValues: ['email-route-1402', 'email-route-1407', 'campaign-20731'],
    },
    {
      name: 'date',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora del correo', en: 'Date and time of the e-mail' },
    },
    {
      name: 'from',
      type: 'email',
      title: { es: 'De', en: 'From' },
      meaning: { es: 'Remitente', en: 'Sender' },
    },
    {
      name: 'to',
      type: 'email',
      title: { es: 'Para', en: 'To' },
      meaning: { es: 'Destinatario', en: 'Recipient' },
    },
    {
      name: 'subject',
      type: 'text',
      title: { es: 'Asunto', en: 'Subject' },
      meaning: { es: 'Asunto del correo', en: 'Subject of the e-mail' },
    },
    {
      name: 'body',
      type: 'html',
      title: { es: 'Contenido', en: 'Body' },
      meaning: { es: 'Cuerpo del correo, en HTML', en: 'Body of the e-mail, as HTML' },
    },
  ],
  dateField: 'date',
  maxDays: 31,
  maxRecords: 60_000,
}

export const emailReports: readonly ReportDefinition[] = [emailDetail]
