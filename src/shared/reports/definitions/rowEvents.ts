import type { EventKind } from '../eventKinds.ts'
import type { ReportGroup } from '../types.ts'

// What the rows of reports are in the life of a customer. What is none of these is `other`.

/** Of most reports of a group. */
export const EVENTS_OF_GROUPS: Readonly<Partial<Record<ReportGroup, EventKind>>> = {
  messages: 'message',
  chats: 'chat',
  email: 'mail',
  chatbots: 'chat',
  calls: 'call',
  ivr: 'call',
  campaigns: 'call',
  codes: 'call',
}

/** Of reports whose rows are something else than those of their group, by key. */
export const EVENTS_OF_REPORTS: Readonly<Record<string, EventKind>> = {
  'reports_manager/chat_10': 'chat',
  'reports_manager/cdr_10': 'other',
  'reports_manager/campaign_9': 'message',
  'reports_manager/campaign_5': 'other',
  'campaign/detail': 'other',
  'campaign/find_record': 'other',
  'campaign/campaign_15': 'other',
  'reports_manager/skill_2': 'call',
  'reports_manager/skill_10': 'call',
  'reports_manager/diagram_4': 'survey',
  'reports_manager/speech_1': 'call',
  'real_time/calls_last_10': 'call',
  'real_time/hits_last_hour': 'call',
  'real_time/recall': 'call',
}
