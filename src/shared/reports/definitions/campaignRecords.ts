import { defineReport, field, fields } from '../define.ts'
import { CUSTOMER_TELEPHONES, EXTRA_FIELDS } from './fields/customers.ts'
import { oneCampaign } from './parameters.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenField, WrittenReport } from '../written.ts'

const campaignDetail = defineReport({
  key: 'campaign/detail',
  group: 'campaigns',
  kind: 'detail',
  title: { es: 'Registros gestionados de una campaña', en: 'Handled records of a campaign' },
  description: {
    es: 'Los registros gestionados de una campaña, con todos sus datos.',
    en: 'The handled records of a campaign, with all their data.',
  },
  parameters: [
    {
      name: 'type_campaign',
      required: true,
      title: { es: 'Tipo de campaña', en: 'Campaign type' },
      meaning: { es: 'Predictiva o preview', en: 'Predictive or preview' },
      pattern: 'predictive|preview',
      usual: 'predictive',
      choices: [
        { value: 'predictive', title: { es: 'Predictiva', en: 'Predictive' } },
        { value: 'preview', title: { es: 'Preview', en: 'Preview' } },
      ],
    },
    oneCampaign,
    {
      name: 'detail',
      required: false,
      title: { es: 'Registros', en: 'Records' },
      meaning: {
        es: 'Solo los que tienen llamada, o todos los gestionados',
        en: 'Only those with a call, or every handled one',
      },
      pattern: 'default|all',
      choices: [
        { value: 'default', title: { es: 'Con llamada', en: 'With a call' } },
        { value: 'all', title: { es: 'Todos', en: 'All' } },
      ],
    },
  ],
  fields: [
    ...fields('customer_name', 'customer_last_name', 'id_type', 'customer_id'),
    {
      name: 'age',
      type: 'integer',
      title: { es: 'Edad', en: 'Age' },
      meaning: { es: 'Edad del cliente', en: 'Age of the customer' },
    },
    {
      name: 'gender',
      type: 'text',
      title: { es: 'Género', en: 'Gender' },
      meaning: { es: 'Género del cliente', en: 'Gender of the customer' },
    },
    ...fields('country', 'state', 'city', 'zone', 'address'),
    ...EXTRA_FIELDS,
    ...CUSTOMER_TELEPHONES,
    ...fields('tel_extra', 'agent_id', 'date'),
    field('calls', { meaning: { es: 'Llamadas al registro', en: 'Calls to the record' } }),
    ...fields('conn_id'),
    {
      name: 'recall',
      type: 'dateTime',
      title: { es: 'Rellamada', en: 'Call-back' },
      meaning: { es: 'Fecha de la rellamada', en: 'Date of the call-back' },
    },
    field('result', { meaning: { es: 'Resultado de la última llamada', en: 'Result of the last call' } }),
    ...fields('cod_act', 'cod_act_2'),
    {
      name: 'recall_count',
      type: 'integer',
      title: { es: 'Veces llamado', en: 'Times called' },
      meaning: { es: 'Veces que se ha llamado', en: 'Times that it was called' },
    },
    ...fields('comments'),
  ],
  dateField: 'date',
  outreach: noneSought('tel_extra'),
})

const foundRecords = defineReport({
  key: 'campaign/find_record',
  group: 'campaigns',
  kind: 'snapshot',
  title: { es: 'Buscar un registro en campañas', en: 'Find a record in campaigns' },
  description: {
    es: 'Los registros de un cliente o teléfono en las campañas.',
    en: 'The records of a customer or telephone in campaigns.',
  },
  note: {
    es: 'Basta con la campaña o con el teléfono del cliente.',
    en: "The campaign or the customer's telephone is enough.",
  },
  parameters: [
    { ...oneCampaign, required: false },
    {
      name: 'customer_phone',
      required: false,
      isOfCustomer: true,
      title: { es: 'Teléfono del cliente', en: 'Customer telephone' },
      meaning: { es: 'Teléfono que se busca', en: 'Telephone to look for' },
      pattern: '\\+?\\d+',
    },
    {
      name: 'customer_id',
      required: false,
      isOfCustomer: true,
      title: { es: 'Cliente', en: 'Customer' },
      meaning: { es: 'Identificación del cliente que se busca', en: 'Identification of the customer to look for' },
      pattern: '.+',
    },
  ],
  fields: [
    ...fields('customer_name', 'customer_last_name', 'customer_id', 'country', 'state', 'city', 'zone', 'address'),
    ...EXTRA_FIELDS,
    ...CUSTOMER_TELEPHONES,
    field('date', { meaning: { es: 'Fecha y hora de la última llamada', en: 'Date and time of the last call' } }),
    field('calls', { meaning: { es: 'Llamadas al registro', en: 'Calls to the record' } }),
    ...fields('conn_id', 'result', 'campaign_id'),
  ],
})

/** What the answer tells of the campaign as a whole. */
const exportBesides: readonly WrittenField[] = [
  {
    name: 'total_records',
    type: 'integer',
    title: { es: 'Total de registros', en: 'Total records' },
    meaning: { es: 'Registros de la campaña', en: 'Records in the campaign' },
  },
  ...fields('campaign_id'),
]

const exportedRecords = defineReport({
  key: 'campaign/campaign_15',
  group: 'campaigns',
  kind: 'snapshot',
  title: { es: 'Exportar registros de una campaña', en: 'Export records of a campaign' },
  description: {
    es: 'Todos los registros de una campaña, gestionados o no.',
    en: 'All records of a campaign, handled or not.',
  },
  parameters: [oneCampaign],
  fields: [
    {
      name: 'nombre_cliente',
      type: 'text',
      isCustomerName: true,
      title: { es: 'Cliente', en: 'Customer' },
      meaning: { es: 'Nombre del cliente', en: 'First name of the customer' },
    },
    {
      name: 'apellido_cliente',
      type: 'text',
      isCustomerName: true,
      title: { es: 'Apellido del cliente', en: 'Customer last name' },
      meaning: { es: 'Apellido del cliente', en: 'Last name of the customer' },
    },
    {
      name: 'tipo_doc',
      type: 'text',
      title: { es: 'Tipo de documento', en: 'Document type' },
      meaning: { es: 'Tipo de identificación del cliente', en: 'Kind of identification of the customer' },
    },
    {
      name: 'id_cliente',
      type: 'id',
      isCustomerId: true,
      title: { es: 'Id del cliente', en: 'Customer id' },
      meaning: { es: 'Identificación del cliente', en: 'Identification of the customer' },
    },
    {
      name: 'edad',
      type: 'integer',
      title: { es: 'Edad', en: 'Age' },
      meaning: { es: 'Edad del cliente', en: 'Age of the customer' },
    },
    {
      name: 'sexo',
      type: 'text',
      title: { es: 'Sexo', en: 'Sex' },
      meaning: { es: 'Sexo del cliente', en: 'Sex of the customer' },
    },
    {
      name: 'pais',
      type: 'text',
      title: { es: 'País', en: 'Country' },
      meaning: { es: 'País del cliente', en: "The customer's country" },
    },
    {
      name: 'departamento',
      type: 'text',
      title: { es: 'Departamento', en: 'State' },
      meaning: { es: 'Estado o departamento', en: 'State or department' },
    },
    {
      name: 'ciudad',
      type: 'text',
      title: { es: 'Ciudad', en: 'City' },
      meaning: { es: 'Ciudad del cliente', en: "The customer's city" },
    },
    {
      name: 'zona',
      type: 'text',
      title: { es: 'Zona', en: 'Zone' },
      meaning: { es: 'Zona del cliente', en: "The customer's zone" },
    },
    {
      name: 'direccion',
      type: 'text',
      title: { es: 'Dirección', en: 'Address' },
      meaning: { es: 'Dirección del cliente', en: "The customer's address" },
    },
    ...EXTRA_FIELDS,
    ...CUSTOMER_TELEPHONES,
    ...fields('tel_extra', 'id_agent'),
    {
      name: 'resultado',
      type: 'text',
      title: { es: 'Resultado', en: 'Result' },
      meaning: { es: 'Resultado final', en: 'Final result' },
      knownValues: ['NO ANSWER', 'ANSWER', 'ANSWER MACHINE', 'BUSY', 'FAILED', 'CONGESTION', 'ABANDON', 'CHANUNAVAIL'],
    },
    {
      name: 'fecha',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora', en: 'Date and time' },
    },
    {
      name: 'llamadas',
      type: 'integer',
      title: { es: 'Llamadas', en: 'Calls' },
      meaning: { es: 'Intentos de llamada', en: 'Attempts to call' },
    },
    ...fields('id_call'),
    {
      name: 'cod_rslt1',
      type: 'text',
      title: { es: 'Código de actividad', en: 'Activity code' },
      meaning: { es: 'Código del primer grupo', en: 'Code of the first group' },
    },
    {
      name: 'description_cod1',
      type: 'text',
      title: { es: 'Descripción del código', en: 'Code description' },
      meaning: { es: 'Descripción del primer código', en: 'Description of the first code' },
    },
    {
      name: 'cod_rslt2',
      type: 'text',
      title: { es: 'Segundo código', en: 'Second code' },
      meaning: { es: 'Código del segundo grupo', en: 'Code of the second group' },
    },
    {
      name: 'description_cod2',
      type: 'text',
      title: { es: 'Descripción del segundo código', en: 'Second code description' },
      meaning: { es: 'Descripción del segundo código', en: 'Description of the second code' },
    },
    {
      name: 'comentarios',
      type: 'text',
      title: { es: 'Comentarios', en: 'Comments' },
      meaning: { es: 'Comentarios', en: 'Comments' },
    },
    {
      name: 'rellamada',
      type: 'dateTime',
      title: { es: 'Rellamada', en: 'Call-back' },
      meaning: { es: 'Fecha de la rellamada', en: 'Date of the call-back' },
    },
    {
      name: 'rellamada_count',
      type: 'integer',
      title: { es: 'Rellamadas', en: 'Call-backs' },
      meaning: { es: 'Rellamadas programadas', en: 'Call-backs that are scheduled' },
    },
    {
      name: 'email',
      type: 'email',
      title: { es: 'Correo del cliente', en: 'Customer e-mail' },
      meaning: { es: 'Correo del cliente', en: "The customer's e-mail" },
    },
    {
      name: 'rellamada_tel',
      type: 'telephone',
      title: { es: 'Teléfono de rellamada', en: 'Call-back number' },
      meaning: { es: 'Teléfono para la rellamada', en: 'Number for the call-back' },
    },
    {
      name: 'last_dial_tele',
      type: 'telephone',
      title: { es: 'Último marcado', en: 'Last dialled' },
      meaning: { es: 'Último teléfono marcado', en: 'Last number dialled' },
    },
    {
      name: 'history_dial_tel',
      type: 'longText',
      title: { es: 'Historial de intentos', en: 'Attempt history' },
      meaning: { es: 'Historial de los intentos', en: 'History of the attempts' },
    },
    {
      name: 'rellamada_info',
      type: 'text',
      title: { es: 'Datos de la rellamada', en: 'Call-back details' },
      meaning: { es: 'Información de la rellamada', en: 'Information on the call-back' },
    },
  ],
  shape: { kind: 'listAt', path: ['records'], besides: exportBesides, total: 'total_records' },
})

export const campaignRecordReports: readonly WrittenReport[] = [campaignDetail, foundRecords, exportedRecords]
