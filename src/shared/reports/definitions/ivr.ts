import { defineReport, field, fields, keys } from '../define.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const ivrCalls = defineReport({
  key: 'reports_manager/diagram_1',
  group: 'ivr',
  kind: 'detail',
  title: { es: 'Detalle de llamadas en el IVR', en: 'IVR call detail' },
  description: {
    es: 'Cada paso por el IVR, con la opción marcada y su resultado.',
    en: 'Each pass through the IVR, with the chosen option and its result.',
  },
  parameters: [
    {
      name: 'customer_id',
      required: false,
      isOfCustomer: true,
      title: { es: 'Cliente', en: 'Customer' },
      meaning: {
        es: 'Identificación de un cliente; vacío para todos',
        en: 'Identification of one customer; empty for all',
      },
      pattern: '.+',
    },
  ],
  fields: [
    ...fields('rp_id', 'rp_name', 'cod_opc_menu'),
    {
      name: 'dn_transfer',
      type: 'text',
      title: { es: 'Transferida a', en: 'Transferred to' },
      meaning: { es: 'A dónde pasa la llamada después de la opción', en: 'Where the call goes after the option' },
    },
    field('date', { meaning: { es: 'Fin del paso por el IVR', en: 'End of the pass through the IVR' } }),
    field('result', { knownValues: ['ok', 'hung up'] }),
    ...fields('ani', 'time', 'customer_id', 'conn_id'),
  ],
  dateField: 'date',
  outreach: noneSought('ani'),
})

const ivrAndAgent = defineReport({
  key: 'reports_manager/diagram_11',
  group: 'ivr',
  kind: 'detail',
  title: { es: 'Llamadas: IVR y agente', en: 'Calls: IVR and agent' },
  description: {
    es: 'Cada llamada, desde el IVR hasta el agente que la atendió.',
    en: 'Each call, from the IVR to the agent who took it.',
  },
  note: {
    es: 'Los datos del agente son "-" cuando la llamada no llegó a ninguno.',
    en: 'What concerns the agent is "-" when the call reached none.',
  },
  fields: [
    ...fields('conn_id'),
    {
      name: 'time_on_rp',
      type: 'duration',
      title: { es: 'Tiempo en el IVR', en: 'Time in the IVR' },
      meaning: { es: 'Tiempo en el IVR', en: 'Time in the IVR' },
    },
    {
      name: 'end_date_rp',
      type: 'dateTime',
      title: { es: 'Fecha del IVR', en: 'Date of the IVR' },
      meaning: { es: 'Fecha y hora del paso por el IVR', en: 'Date and time of the pass through the IVR' },
    },
    ...fields('rp_id', 'ani', 'customer_id'),
    {
      name: 'time_on_skill',
      type: 'duration',
      title: { es: 'Tiempo en el skill', en: 'Time in the skill' },
      meaning: { es: 'Tiempo en el skill', en: 'Time in the skill' },
    },
    ...fields(
      'skill_id',
      'skill_result',
      'go_to_agent',
      'agent_id',
      'agent_name',
      'time_with_agent',
      'cod_act',
      'cod_act_2',
      'type_interaction',
    ),
    field('total_time', {
      meaning: { es: 'Tiempo en el IVR y con el agente', en: 'Time in the IVR and with the agent' },
    }),
  ],
  dateField: 'end_date_rp',
  outreach: noneSought('ani'),
})

const ivrByDay = defineReport({
  key: 'reports_manager/diagram_1_1',
  group: 'ivr',
  kind: 'series',
  title: { es: 'IVR: llamadas y minutos por día', en: 'IVR: calls and minutes by day' },
  description: { es: 'Llamadas y minutos de IVR de cada día.', en: 'IVR calls and minutes of each day.' },
  fields: [
    { name: 'day', type: 'date', title: { es: 'Día', en: 'Day' }, meaning: { es: 'Día', en: 'Day' } },
    field('calls', { meaning: { es: 'Llamadas en el IVR', en: 'Calls in the IVR' } }),
    ...fields('ivr_minutes'),
  ],
  dateField: 'day',
})

const ivrByHour = defineReport({
  key: 'reports_manager/diagram_1_2',
  group: 'ivr',
  kind: 'series',
  title: { es: 'IVR: llamadas y minutos por hora', en: 'IVR: calls and minutes by hour' },
  description: { es: 'Llamadas y minutos de IVR por fecha y hora.', en: 'IVR calls and minutes by date and hour.' },
  fields: [
    field('date', { otherNames: ['day'] }),
    field('calls', { meaning: { es: 'Llamadas en el IVR', en: 'Calls in the IVR' } }),
    ...fields('ivr_minutes'),
  ],
  dateField: 'date',
})

const ivrByOption = defineReport({
  key: 'reports_manager/diagram_1_3',
  group: 'ivr',
  kind: 'aggregate',
  title: { es: 'IVR: llamadas y tiempo por opción', en: 'IVR: calls and time by option' },
  description: { es: 'Llamadas y tiempo de cada opción de menú.', en: 'Calls and time of each menu option.' },
  fields: [
    ...keys('rp_id'),
    field('calls', { meaning: { es: 'Llamadas de la opción', en: 'Calls of the option' }, role: 'sum' }),
    field('time', { meaning: { es: 'Tiempo en la opción', en: 'Time in the option' }, role: 'sum' }),
    ...keys('cod_opc_menu'),
  ],
})

export const ivrReports: readonly WrittenReport[] = [ivrCalls, ivrAndAgent, ivrByDay, ivrByHour, ivrByOption]
