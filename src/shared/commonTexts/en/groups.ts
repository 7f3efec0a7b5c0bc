import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/groups.ts'

/** What English says of groups of reports. */
export const en: SameNames<typeof es> = {
  messages: 'Messages and WhatsApp',
  chats: 'Chats',
  email: 'E-mail and social media',
  chatbots: 'Chatbots',
  calls: 'Calls',
  ivr: 'IVR and automatic voice',
  campaigns: 'Campaigns',
  agents: 'Agents',
  skills: 'Skills and service level',
  codes: 'Activity codes',
  quality: 'Quality and surveys',
  analysis: 'Analysis and AI',
  live: 'Live',
  information: 'Operation data',
  billing: "This month's usage",
  own: 'Own reports',
}
