import { CALL_TYPES, CALL_TYPES_SAID, INTERNAL_CALLS, RESULTS_SAID } from './knownValues.ts'
import type { CommonField } from './commonField.ts'

/** Fields of calls and of everything that is handled like one. */
export const CALL_FIELDS = {
  date: { type: 'dateTime', title: { es: 'Fecha', en: 'Date' }, meaning: { es: 'Fecha y hora', en: 'Date and time' } },
  conn_id: {
    type: 'id',
    isCustomerId: false,
    title: { es: 'Id de conexión', en: 'Connection id' },
    meaning: { es: 'Identificador de la llamada o conversación', en: 'Identifier of the call or conversation' },
  },
  id_call: {
    type: 'id',
    isCustomerId: false,
    title: { es: 'Id de la llamada', en: 'Call id' },
    meaning: { es: 'Identificador de la llamada', en: 'Identifier of the call' },
  },
  type_interaction: {
    type: 'text',
    tells: 'manner',
    saidAs: CALL_TYPES_SAID,
    title: { es: 'Tipo', en: 'Type' },
    meaning: { es: 'Tipo de llamada', en: 'Type of call' },
    knownValues: CALL_TYPES,
    internalValues: INTERNAL_CALLS,
  },
  type_call: {
    type: 'text',
    tells: 'manner',
    saidAs: CALL_TYPES_SAID,
    title: { es: 'Tipo', en: 'Type' },
    meaning: { es: 'Tipo de llamada', en: 'Type of call' },
    knownValues: CALL_TYPES,
    internalValues: INTERNAL_CALLS,
  },
  destiny: {
    type: 'text',
    title: { es: 'Destino', en: 'Destination' },
    meaning: { es: 'Destino de la llamada', en: 'Destination of the call' },
  },
  telephone: {
    type: 'telephone',
    title: { es: 'Teléfono', en: 'Telephone' },
    meaning: { es: 'Número de teléfono', en: 'Telephone number' },
  },
  phone_number: {
    type: 'telephone',
    title: { es: 'Teléfono', en: 'Telephone' },
    meaning: { es: 'Número de teléfono', en: 'Telephone number' },
  },
  result: {
    type: 'text',
    tells: 'outcome',
    saidAs: RESULTS_SAID,
    title: { es: 'Resultado', en: 'Result' },
    meaning: { es: 'Resultado de la llamada', en: 'Result of the call' },
  },
  time: {
    type: 'duration',
    title: { es: 'Duración', en: 'Duration' },
    meaning: { es: 'Tiempo que duró', en: 'How long it lasted' },
  },
  total_time: {
    type: 'duration',
    title: { es: 'Tiempo total', en: 'Total time' },
    meaning: { es: 'Tiempo total de la interacción', en: 'Total time of the interaction' },
  },
  duration: {
    type: 'duration',
    title: { es: 'Duración', en: 'Duration' },
    meaning: { es: 'Duración en segundos', en: 'Duration in seconds' },
  },
  wait_time: {
    type: 'duration',
    title: { es: 'Tiempo de espera', en: 'Waiting time' },
    meaning: { es: 'Tiempo que esperó el cliente', en: 'Time that the customer waited' },
  },
  date_ini: {
    type: 'dateTime',
    title: { es: 'Inicio', en: 'Start' },
    meaning: { es: 'Fecha y hora de inicio', en: 'Date and time of the start' },
  },
  date_end: {
    type: 'dateTime',
    title: { es: 'Fin', en: 'End' },
    meaning: { es: 'Fecha y hora de fin', en: 'Date and time of the end' },
  },
  ani: {
    type: 'telephone',
    isEitherSide: true,
    title: { es: 'Teléfono de origen', en: 'Calling number' },
    meaning: { es: 'Teléfono que llama (ANI)', en: 'Number that calls (ANI)' },
  },
  dnis: {
    type: 'telephone',
    isEitherSide: true,
    title: { es: 'Número marcado', en: 'Dialled number' },
    meaning: { es: 'Número marcado (DNIS)', en: 'Number that was dialled (DNIS)' },
  },
  hang_up: {
    type: 'text',
    title: { es: 'Quién colgó', en: 'Hung up by' },
    meaning: { es: 'Quién terminó la interacción', en: 'Who ended the interaction' },
    knownValues: ['agent', 'customer'],
  },
  hung_up: {
    type: 'text',
    title: { es: 'Quién colgó', en: 'Hung up by' },
    meaning: { es: 'Quién terminó la interacción', en: 'Who ended the interaction' },
    knownValues: ['agent', 'customer'],
  },
  cost: {
    type: 'money',
    title: { es: 'Costo', en: 'Cost' },
    meaning: { es: 'Costo del consumo telefónico', en: 'Cost of the telephone usage' },
  },
  cod_act: {
    type: 'text',
    tells: 'code',
    identifies: 'activityCode',
    title: { es: 'Código de actividad', en: 'Activity code' },
    meaning: {
      es: 'Código con que se tipificó; TIMEOUTACW si no se tipificó a tiempo',
      en: 'Code it was given; TIMEOUTACW when none was given in time',
    },
  },
  cod_act_2: {
    type: 'text',
    identifies: 'activityCode',
    title: { es: 'Segundo código', en: 'Second code' },
    meaning: { es: 'Segundo código de actividad', en: 'Second activity code' },
  },
  description_cod_act: {
    type: 'text',
    tells: 'outcome',
    title: { es: 'Descripción del código', en: 'Code description' },
    meaning: { es: 'Descripción del código de actividad', en: 'Description of the activity code' },
  },
  description_cod_act_2: {
    type: 'text',
    title: { es: 'Descripción del segundo código', en: 'Second code description' },
    meaning: { es: 'Descripción del segundo código', en: 'Description of the second code' },
  },
  comment: {
    type: 'text',
    tells: 'words',
    title: { es: 'Comentario', en: 'Comment' },
    meaning: { es: 'Comentario del agente', en: 'Comment of the agent' },
  },
  comments: {
    type: 'text',
    tells: 'words',
    title: { es: 'Comentarios', en: 'Comments' },
    meaning: { es: 'Comentarios del agente', en: 'Comments of the agent' },
  },
  operation: {
    type: 'text',
    title: { es: 'Operación', en: 'Operation' },
    meaning: { es: 'Nombre de la operación', en: 'Name of the operation' },
  },
  rp_id: {
    type: 'id',
    identifies: 'routingPoint',
    title: { es: 'Punto de enrutamiento', en: 'Routing point' },
    meaning: { es: 'Número del punto de enrutamiento', en: 'Number of the routing point' },
  },
  rp_name: {
    type: 'text',
    title: { es: 'Nombre del punto', en: 'Routing point name' },
    meaning: { es: 'Nombre del punto de enrutamiento', en: 'Name of the routing point' },
  },
  cod_opc_menu: {
    type: 'text',
    title: { es: 'Opción de menú', en: 'Menu option' },
    meaning: {
      es: 'Opción elegida; PULSE si no marcó a tiempo',
      en: 'Option chosen; PULSE when no key was pressed in time',
    },
    knownValues: ['PULSE'],
  },
  ivr_minutes: {
    type: 'decimal',
    title: { es: 'Minutos de IVR', en: 'IVR minutes' },
    meaning: { es: 'Minutos de IVR', en: 'IVR minutes' },
  },
  count: {
    type: 'integer',
    title: { es: 'Cantidad', en: 'Count' },
    meaning: { es: 'Cantidad de veces', en: 'Number of times' },
  },
  percent: {
    type: 'percent',
    title: { es: 'Porcentaje', en: 'Percentage' },
    meaning: { es: 'Parte del total', en: 'Share of the total' },
  },
  status: {
    type: 'text',
    tells: 'outcome',
    title: { es: 'Estado', en: 'Status' },
    meaning: { es: 'Estado', en: 'Status' },
  },
} as const satisfies Readonly<Record<string, CommonField>>
