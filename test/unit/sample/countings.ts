import { CAMPAIGN_COUNTINGS } from './campaignCountings.ts'
import {
  is,
  isNot,
  both,
  text,
  day,
  hour,
  stretch,
  DAY,
  HOUR,
  inbound,
  outbound,
  internal,
  seconds,
  hundredthsOfMinutes,
  type Counting,
  type Row,
} from './countingTerms.ts'

const DIRECTIONS = [
  ['inbound', inbound],
  ['outbound', outbound],
  ['internal', internal],
] as const

const callsOfAgents: readonly Counting[] = [
  { summed: 'agent_8', field: 'calls', by: ['agent_id', DAY, HOUR], rows: 'cdr_1', grain: 'hour' },
  ...DIRECTIONS.flatMap(([field, where]): Counting[] => [
    { summed: 'agent_8', field, by: ['agent_id', DAY, HOUR], rows: 'cdr_1', where, grain: 'hour' },
    { summed: 'agent_1', field, by: ['agent_id'], rows: 'cdr_1', where },
    { summed: 'agents_statustime', field: `calls_${field}`, by: ['agent_id'], rows: 'cdr_1', where, grain: 'hour' },
  ]),
  {
    summed: 'agent_8_1',
    field: 'calls',
    by: ['agent_id', DAY, [text('hour'), stretch(30)]],
    rows: 'cdr_1',
    grain: 'hour',
  },
  { summed: 'agents_statustime', field: 'calls', by: ['agent_name', DAY, HOUR], rows: 'cdr_1', grain: 'hour' },
  { summed: 'agent_1', field: 'calls', by: ['agent_id'], rows: 'cdr_1' },
  { summed: 'agent_1', field: 'hits', by: ['agent_id'], rows: 'cdr_calls', where: is('hit', 'yes') },
  { summed: 'agent_4', field: 'calls', by: ['agent_id'], rows: 'cdr_1' },
  { summed: 'agent_5', field: 'calls', by: ['agent_id', HOUR], rows: 'cdr_1' },
  { summed: 'agent_6', field: 'calls', by: [HOUR], rows: 'cdr_1' },
  { summed: 'agent_11', field: 'calls', by: ['agent_id'], rows: 'cdr_1' },
  { summed: 'agents_kpi', field: 'calls', by: ['agent_id', DAY], rows: 'cdr_1', grain: 'day' },
  {
    summed: 'agents_kpi',
    field: 'hits',
    by: ['agent_id', DAY],
    rows: 'cdr_calls',
    where: is('hit', 'yes'),
    grain: 'day',
  },
  { summed: 'agents_detail', by: ['agent_id', 'date', 'cod_act'], rows: 'cdr_1' },
  { summed: 'cdr_calls', by: ['agent_id', 'date', 'cod_act'], rows: 'cdr_1' },
  { summed: 'cdr_2', field: 'calls', by: ['agent_name'], rows: 'cdr_1' },
  { summed: 'cdr_2', field: 'cost', by: ['agent_name'], rows: 'cdr_1', of: 'cost' },
  { summed: 'cdr_4', field: 'calls', rows: 'cdr_1' },
  { summed: 'cdr_4', field: 'minutes', rows: 'cdr_1', of: 'time_min' },
  { summed: 'cdr_4', field: 'cost', rows: 'cdr_1', of: 'cost' },
  { summed: 'act_3', rows: 'cdr_1', where: isNot('cod_act', '') },
  { summed: 'act_5', field: 'count', by: ['cod_act', 'description_cod_act'], rows: 'act_3' },
  { summed: 'act_1', field: 'count', by: ['agent_name', 'cod_act'], rows: 'act_3' },
  { summed: 'act_2', field: 'count', by: ['skill_id', 'cod_act'], rows: 'act_3' },
  { summed: 'act_4', field: 'uncode_calls', by: ['agent_id'], rows: 'cdr_1', where: is('cod_act', 'TIMEOUTACW') },
]

const timeOfAgents: readonly Counting[] = [
  {
    summed: 'agent_1',
    field: 'inbound_time',
    by: ['agent_id'],
    rows: 'cdr_1',
    of: 'time_seg',
    where: inbound,
    grain: 'day',
    lasts: true,
  },
  {
    summed: 'agent_1',
    field: 'outbound_time',
    by: ['agent_id'],
    rows: 'cdr_1',
    of: 'time_seg',
    where: (row) => outbound(row) || internal(row),
    grain: 'day',
    lasts: true,
  },
  ...(['READY', 'RING', 'ACW'] as const).flatMap((state): Counting[] => {
    const field = `${state.toLowerCase()}_time`
    const where = is('agent_status', state)
    return [
      { summed: 'agent_1', field, by: ['agent_id'], rows: 'agent_14', of: 'time', where, grain: 'day', lasts: true },
      { summed: 'agent_6', field, rows: 'agent_14', of: 'time', where, grain: 'day', lasts: true },
      { summed: 'agent_11', field, by: ['agent_id'], rows: 'agent_14', of: 'time', where, grain: 'day', lasts: true },
    ]
  }),
  ...(['agent_1', 'agent_4', 'agent_7', 'agent_8', 'agent_8_1', 'agents_statustime', 'agents_kpi'] as const).map(
    (summed): Counting => ({
      summed,
      field: 'login_time',
      by: ['agent_id'],
      rows: 'agent_14',
      of: 'time',
      grain: 'day',
      lasts: true,
    }),
  ),
  { summed: 'agent_1', field: 'aux_time', by: ['agent_id'], rows: 'agent_3', of: 'time' },
  { summed: 'agent_1', field: 'login_time', by: ['agent_id'], rows: 'agent_4', of: 'login_time' },
  {
    summed: 'agent_3',
    field: 'time',
    by: ['agent_id', [text('aux_state'), text('agent_status')]],
    rows: 'agent_14',
    of: 'time',
    where: (row) => !['READY', 'TALK', 'ACW', 'RING'].includes(String(row['agent_status'])),
    grain: 'day',
    lasts: true,
  },
  { summed: 'agent_9', field: 'count', by: ['agent_name'], rows: 'agent_10' },
  {
    summed: 'agent_9',
    field: 'hold_time',
    by: ['agent_name'],
    rows: 'agent_10',
    of: 'time',
    where: is('type_action', 'hold'),
  },
  {
    summed: 'agent_9',
    field: 'mute_time',
    by: ['agent_name'],
    rows: 'agent_10',
    of: 'time',
    where: is('type_action', 'mute'),
  },
  { summed: 'agent_9', field: 'total_time', by: ['agent_name'], rows: 'agent_10', of: 'time' },
  {
    summed: 'agent_12',
    field: 'transfer_calls',
    by: ['agent_id'],
    rows: 'agent_13',
    where: is('type_interaction', 'transfer'),
  },
  {
    summed: 'agent_12',
    field: 'conference_calls',
    by: ['agent_id'],
    rows: 'agent_13',
    where: is('type_interaction', 'conference'),
  },
  { summed: 'agent_12', field: 'total_time', by: ['agent_id'], rows: 'agent_13', of: 'time' },
  { summed: 'agent_13_1', by: [[text('conn_id_transfer'), text('conn_id')]], rows: 'agent_13' },
  { summed: 'agent_13', rows: 'cdr_1', where: is('type_interaction', 'transfer', 'conference') },
  ...['time_preview', 'ready', 'talk', 'not_ready_acw', 'auxiliary_times', 'ring', 'total_duration'].map(
    (field): Counting => ({ summed: 'agent_16', field, by: ['id_agent'], rows: 'agent_15', of: field }),
  ),
  { summed: 'agent_16', field: 'calls', by: ['id_agent'], rows: 'agent_15' },
]

const answered = is('skill_result', 'ANSWER')
const abandoned = is('skill_result', 'ABANDON')
const STRETCHES = ['0seg_10seg', '11seg_20seg', '21seg_30seg', '31seg_40seg', '41seg_50seg'] as const
/** One of the servers' names has a line more than the others. */
const ABANDONED_STRETCHES = ['0seg_10seg', '11seg_20_seg', '21seg_30seg', '31seg_40seg', '41seg_50seg'] as const

function inStretch(name: string, place: number): (row: Row) => boolean {
  return (row) => Math.max(0, Math.ceil(seconds(name)(row) / 10) - 1) === place
}

const skills: readonly Counting[] = [
  ...(
    [
      ['inbound_calls', () => true],
      ['answer_calls', answered],
      ['abandon_calls', abandoned],
    ] as const
  ).flatMap(([field, where]): Counting[] => [
    { summed: 'skill_1', field, by: ['skill_id'], rows: 'skills_detail', where },
    { summed: 'skill_3', field, by: [DAY], rows: 'skills_detail', where, grain: 'day' },
    { summed: 'skill_4', field, by: ['skill_id', HOUR], rows: 'skills_detail', where },
    { summed: 'skill_4_1', field, by: ['skill_id', [text('hour'), stretch(30)]], rows: 'skills_detail', where },
    { summed: 'skill_4_2', field, by: ['skill_id', [text('hour'), stretch(10)]], rows: 'skills_detail', where },
    { summed: 'skill_6', field, by: ['dnis'], rows: 'skills_detail', where },
    { summed: 'skill_7', field, by: ['skill_id', DAY, HOUR], rows: 'skills_detail', where, grain: 'hour' },
    { summed: 'skill_11', field, by: [[text('type_interaction'), text('type_call')]], rows: 'skills_detail', where },
  ]),
  { summed: 'skill_5', field: 'inbound_calls', by: ['skill_id', HOUR], rows: 'skills_detail' },
  { summed: 'skill_2', by: ['skill_id', 'conn_id', 'date'], rows: 'skills_detail', where: abandoned },
  { summed: 'skill_10', by: ['skill_id', 'conn_id', 'date', 'agent_id'], rows: 'skills_detail', where: answered },
  { summed: 'skill_3', field: 'wait_time', by: [DAY], rows: 'skills_detail', of: 'wait_time', grain: 'day' },
  { summed: 'skill_8', field: 'answer_calls', by: ['skill_id'], rows: 'skill_10' },
  { summed: 'skill_9', field: 'abandon_calls', by: ['skill_id'], rows: 'skill_2' },
  ...STRETCHES.map((name, place): Counting => {
    return {
      summed: 'skill_8',
      field: `answer_${name}`,
      by: ['skill_id'],
      rows: 'skill_10',
      where: inStretch('answer_time', place),
    }
  }),
  ...ABANDONED_STRETCHES.map((name, place): Counting => {
    return {
      summed: 'skill_9',
      field: `abandon_${name}`,
      by: ['skill_id'],
      rows: 'skill_2',
      where: inStretch('abandon_time', place),
    }
  }),
  {
    summed: 'skill_10',
    among: is('type_interaction', 'inbound'),
    by: ['agent_id', 'date'],
    rows: 'cdr_1',
    where: inbound,
  },
  {
    summed: 'skill_10',
    among: is('type_interaction', 'chat-web'),
    by: ['agent_id', 'date'],
    rows: 'chat_1',
    where: is('channel', 'web'),
  },
  {
    summed: 'calls_last_10',
    among: is('result', 'abandon'),
    by: ['conn_id'],
    rows: 'skills_detail',
    where: both(abandoned, is('type_call', 'inbound')),
  },
  {
    summed: 'calls_last_10',
    among: both(is('result', 'answer'), inbound),
    by: ['conn_id'],
    rows: 'cdr_1',
    where: inbound,
  },
]

const menus: readonly Counting[] = [
  { summed: 'diagram_1_1', field: 'calls', by: [[text('day'), day('date')]], rows: 'diagram_1', grain: 'day' },
  {
    summed: 'diagram_1_1',
    field: 'ivr_minutes',
    by: [[text('day'), day('date')]],
    rows: 'diagram_1',
    of: hundredthsOfMinutes('time'),
    grain: 'day',
  },
  { summed: 'diagram_1_2', field: 'calls', by: [[hour('date'), hour('date')]], rows: 'diagram_1', grain: 'hour' },
  { summed: 'diagram_1_3', field: 'calls', by: ['rp_id', 'cod_opc_menu'], rows: 'diagram_1' },
  { summed: 'diagram_1_3', field: 'time', by: ['rp_id', 'cod_opc_menu'], rows: 'diagram_1', of: 'time' },
  { summed: 'diagram_11', by: ['conn_id'], rows: 'diagram_1' },
  { summed: 'diagram_13', by: ['conn_id', 'cod_opc_menu', 'date'], rows: 'diagram_1' },
  {
    summed: 'diagram_11',
    among: is('go_to_agent', 'yes'),
    by: ['agent_id'],
    rows: 'cdr_1',
    where: is('type_interaction', 'inbound'),
  },
  { summed: 'diagram_2', field: 'treatment', by: ['skill_id'], rows: 'diagram_3' },
  { summed: 'diagram_2', field: 'customer_say_no', by: ['skill_id'], rows: 'diagram_3', where: is('status', 'NO') },
  { summed: 'diagram_2', field: 'recall_ok', by: ['skill_id'], rows: 'diagram_3', where: is('status', 'OK') },
  { summed: 'diagram_10', field: 'total', by: ['tts_text'], rows: 'diagram_8' },
]

const digital: readonly Counting[] = [
  { summed: 'chat_13', field: 'interaction', by: [[text('chanel'), text('channel')]], rows: 'chat_1' },
  { summed: 'chat_16', field: 'total_chats', by: ['agent_id'], rows: 'chat_1' },
  { summed: 'chat_16', field: 'time', by: ['agent_id'], rows: 'chat_1', of: 'time_on_agent' },
  { summed: 'chat_2', by: ['conn_id'], rows: 'chat_1' },
  { summed: 'chat_8', among: is('go_to_agent', 'yes'), by: ['conn_id', 'agent_id'], rows: 'chat_1' },
  {
    summed: 'chat_10',
    by: ['conn_id', 'session_id', 'customer_phone'],
    rows: 'chat_8',
    where: is('channel', 'whatsapp'),
  },
  { summed: 'chat_11', by: ['conn_id'], rows: 'chat_1', where: is('transfer', 'yes') },
  {
    summed: 'chat_15',
    field: 'ad_agents',
    rows: 'chat_14',
    where: both(is('source_type', 'ad'), isNot('agent_id', '')),
  },
  {
    summed: 'chat_15',
    field: 'post_chatbot',
    rows: 'chat_14',
    where: both(is('source_type', 'post'), is('agent_id', '')),
  },
  {
    summed: 'chat_6',
    field: 'interactions',
    by: [[text('date'), day('date_creation')]],
    rows: 'chat_4',
    where: is('status', 'close'),
    grain: 'day',
  },
  { summed: 'chat_3', field: 'interactions', by: ['channel'], rows: 'chat_4', where: is('status', 'close') },
  { summed: 'chat_5', field: 'interactions', by: ['agent_name'], rows: 'chat_4', where: is('status', 'close') },
  {
    summed: 'chat_7',
    field: 'interactions',
    by: ['agent_name', 'cod_act'],
    rows: 'chat_4',
    where: is('status', 'close'),
  },
  {
    summed: 'chat_12',
    by: [[text('conn_id'), text('case_id')]],
    rows: 'chat_4',
    where: both(is('status', 'close'), is('channel', 'Email')),
  },
  { summed: 'cdr_8', field: 'nlp_amount', by: ['type_nlp'], rows: 'cdr_7' },
  ...['chars_send', 'chars_answer', 'total_chars'].map((field): Counting => {
    return { summed: 'cdr_8', field, by: ['type_nlp'], rows: 'cdr_7', of: field }
  }),
]

const quality: readonly Counting[] = [
  { summed: 'quality_1', field: 'evaluations', by: ['agent_id'], rows: 'quality_2' },
  { summed: 'quality_5', field: 'evaluations', rows: 'quality_2' },
  { summed: 'quality_4', field: 'yes', by: ['attribute', 'survey'], rows: 'quality_3', where: is('yes/no', 'yes') },
  { summed: 'quality_4', field: 'no', by: ['attribute', 'survey'], rows: 'quality_3', where: is('yes/no', 'no') },
  { summed: 'quality_3', by: ['conn_id', 'agent_id', 'date'], rows: 'quality_2', of: () => 6 },
  { summed: 'diagram_5', field: 'surveys', by: ['agent_id'], rows: 'diagram_4' },
  { summed: 'diagram_6', field: 'surveys', by: ['skill_id', 'skill_name'], rows: 'diagram_4' },
  { summed: 'speech_calls', by: ['conn_id'], rows: 'speech_1' },
]

/** Every sum of the sample operation that some other report shows one by one. */
export const COUNTINGS: readonly Counting[] = [
  ...callsOfAgents,
  ...timeOfAgents,
  ...CAMPAIGN_COUNTINGS,
  ...skills,
  ...menus,
  ...digital,
  ...quality,
]
