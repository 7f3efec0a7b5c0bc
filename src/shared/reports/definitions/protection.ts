import { defineReport, field, fields } from '../define.ts'
import type { WrittenReport } from '../written.ts'

const doNotCall = defineReport({
  key: 'information/get_dnc',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Lista de no llamar', en: 'Do-not-call list' },
  description: { es: 'Los teléfonos a los que no se debe llamar.', en: 'The telephones that must not be called.' },
  parameters: [
    {
      name: 'type',
      required: true,
      title: { es: 'Lista', en: 'List' },
      meaning: { es: 'Entrantes, salientes o todas', en: 'Inbound, outbound or all' },
      pattern: 'inbound|outbound|all',
      usual: 'all',
      choices: [
        { value: 'all', title: { es: 'Todas', en: 'All' } },
        { value: 'inbound', title: { es: 'Entrantes', en: 'Inbound' } },
        { value: 'outbound', title: { es: 'Salientes', en: 'Outbound' } },
      ],
    },
  ],
  fields: [
    ...fields('phone_number'),
    {
      name: 'type',
      type: 'text',
      title: { es: 'Lista', en: 'List' },
      meaning: { es: 'Lista en que está', en: 'List that it is on' },
      knownValues: ['inbound', 'outbound'],
    },
    {
      name: 'date_delete',
      type: 'dateTime',
      title: { es: 'Fecha de ingreso', en: 'Date of entry' },
      meaning: { es: 'Fecha en que entró a la lista', en: 'Date on which it entered the list' },
    },
  ],
})

const protectedPhone = defineReport({
  key: 'information/law2300_info',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Ley 2300: consultar un teléfono', en: 'Law 2300: look up a telephone' },
  description: {
    es: 'Si un teléfono está protegido por la Ley 2300.',
    en: 'Whether a telephone is protected by Law 2300.',
  },
  parameters: [
    {
      name: 'nit',
      required: true,
      title: { es: 'NIT', en: 'Company tax id' },
      meaning: { es: 'NIT de la empresa', en: 'Tax id (NIT) of the company' },
      pattern: '[\\d-]+',
    },
    {
      name: 'phone',
      required: true,
      isOfCustomer: true,
      title: { es: 'Teléfono', en: 'Telephone' },
      meaning: { es: 'Teléfono que se consulta', en: 'Telephone to look up' },
      pattern: '\\+?\\d+',
    },
  ],
  fields: [
    ...fields('phone_number'),
    {
      name: 'last_day',
      type: 'dateTime',
      title: { es: 'Bloqueado desde', en: 'Blocked since' },
      meaning: { es: 'Momento del bloqueo', en: 'When it was blocked' },
    },
    {
      name: 'last_channel',
      type: 'text',
      title: { es: 'Último canal', en: 'Last channel' },
      meaning: { es: 'Último canal de contacto', en: 'Last channel of contact' },
      knownValues: ['voice', 'chat', 'whatsapp'],
    },
  ],
  protection: { telephone: 'phone_number', since: 'last_day' },
})

const releasedCustomers = defineReport({
  key: 'reports_manager/cdr_11',
  group: 'information',
  kind: 'detail',
  title: { es: 'Ley 2300: clientes liberados', en: 'Law 2300: released customers' },
  description: {
    es: 'Cada cliente liberado de la protección de la Ley 2300.',
    en: 'Each customer released from the protection of Law 2300.',
  },
  fields: [
    {
      name: 'protected_nit',
      type: 'id',
      title: { es: 'NIT', en: 'Company tax id' },
      meaning: { es: 'NIT de la empresa', en: 'Tax id (NIT) of the company' },
    },
    ...fields('agent_id'),
    {
      name: 'name_agent',
      type: 'text',
      title: { es: 'Agente', en: 'Agent' },
      meaning: { es: 'Nombre del agente', en: 'Name of the agent' },
      otherNames: ['agent_name'],
    },
    ...fields('operation'),
    field('date', { meaning: { es: 'Momento de la liberación', en: 'When the customer was released' } }),
    {
      name: 'item',
      type: 'text',
      title: { es: 'Campo', en: 'Field' },
      meaning: { es: 'Campo usado para liberar al cliente', en: 'Field used to release the customer' },
      knownValues: ['tel_number', 'id_customer'],
    },
    {
      name: 'value',
      type: 'text',
      isCustomerId: true,
      title: { es: 'Valor', en: 'Value' },
      meaning: { es: 'Valor de ese campo', en: 'Value of that field' },
    },
  ],
  dateField: 'date',
  protection: { telephone: 'value', where: { field: 'item', values: ['tel_number'] }, released: 'date' },
})

export const protectionReports: readonly WrittenReport[] = [doNotCall, protectedPhone, releasedCustomers]
