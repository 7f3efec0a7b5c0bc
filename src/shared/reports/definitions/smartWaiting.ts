import { defineReport, field, fields, keys } from '../define.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const smartWaiting = defineReport({
  key: 'reports_manager/diagram_2',
  group: 'ivr',
  kind: 'aggregate',
  title: { es: 'Espera inteligente por skill', en: 'Smart waiting by skill' },
  description: {
    es: 'Cuántos clientes aceptaron que se les devuelva la llamada, y cómo resultó.',
    en: 'How many customers accepted being called back, and how that went.',
  },
  fields: [
    ...keys('skill_id'),
    {
      name: 'treatment',
      type: 'integer',
      title: { es: 'Llamadas', en: 'Calls' },
      meaning: { es: 'Llamadas que entraron a espera inteligente', en: 'Calls that entered smart waiting' },
      role: 'sum',
    },
    {
      name: 'customer_say_no',
      type: 'integer',
      title: { es: 'No aceptaron', en: 'Declined' },
      meaning: { es: 'Clientes que no aceptaron la rellamada', en: 'Customers who declined the call-back' },
      role: 'sum',
    },
    {
      name: 'customer_say_yes',
      type: 'integer',
      title: { es: 'Aceptaron', en: 'Accepted' },
      meaning: { es: 'Clientes que aceptaron la rellamada', en: 'Customers who accepted the call-back' },
      role: 'sum',
    },
    {
      name: 'recall_fail',
      type: 'integer',
      title: { es: 'Rellamadas fallidas', en: 'Failed call-backs' },
      meaning: { es: 'Rellamadas fallidas', en: 'Call-backs that failed' },
      role: 'sum',
    },
    {
      name: 'recall_ok',
      type: 'integer',
      title: { es: 'Rellamadas exitosas', en: 'Successful call-backs' },
      meaning: { es: 'Rellamadas exitosas', en: 'Call-backs that succeeded' },
      role: 'sum',
    },
    {
      name: 'service_level_up',
      type: 'percent',
      title: { es: 'Mejora del servicio', en: 'Service gain' },
      meaning: { es: 'Mejora del nivel de servicio', en: 'Gain in service level' },
    },
  ],
})

const smartWaitingDetail = defineReport({
  key: 'reports_manager/diagram_3',
  group: 'ivr',
  kind: 'detail',
  title: { es: 'Detalle de espera inteligente', en: 'Smart waiting, detail' },
  description: {
    es: 'Cada llamada que usó espera inteligente, con su rellamada.',
    en: 'Each call that used smart waiting, with its call-back.',
  },
  fields: [
    ...fields('skill_id'),
    {
      name: 'date_inbound_call',
      type: 'dateTime',
      title: { es: 'Fecha de la llamada', en: 'Date of the call' },
      meaning: { es: 'Cuándo llamó el cliente', en: 'When the customer called' },
    },
    {
      name: 'date_last_outbound_call',
      type: 'dateTime',
      title: { es: 'Última rellamada', en: 'Last call-back' },
      meaning: { es: 'Cuándo se hizo la última rellamada', en: 'When the last call-back was made' },
    },
    field('status', {
      meaning: { es: 'Estado de la rellamada', en: 'Status of the call-back' },
      knownValues: ['YES', 'NO', 'OK', 'NO USER', 'STOP NEW', 'FAIL'],
    }),
    {
      name: 'attempts',
      type: 'integer',
      title: { es: 'Intentos', en: 'Attempts' },
      meaning: { es: 'Intentos de contacto', en: 'Attempts to reach the customer' },
    },
    ...fields('ani'),
    {
      name: 'dial_phone',
      type: 'telephone',
      title: { es: 'Teléfono de rellamada', en: 'Call-back number' },
      meaning: { es: 'Teléfono registrado para la rellamada', en: 'Number registered for the call-back' },
    },
    {
      name: 'time_between_calls',
      type: 'duration',
      title: { es: 'Tiempo hasta la rellamada', en: 'Time until call-back' },
      meaning: { es: 'Tiempo entre la llamada y la rellamada', en: 'Time between the call and the call-back' },
    },
    field('time', {
      title: { es: 'Tiempo total', en: 'Total time' },
      meaning: { es: 'Tiempo total', en: 'Total time' },
    }),
    {
      name: 'billed_minutes',
      type: 'duration',
      title: { es: 'Tiempo facturado', en: 'Billed time' },
      meaning: { es: 'Minutos facturados', en: 'Minutes billed' },
    },
    ...fields('customer_id'),
  ],
  dateField: 'date_inbound_call',
  outreach: noneSought('ani'),
})

export const smartWaitingReports: readonly WrittenReport[] = [smartWaiting, smartWaitingDetail]
