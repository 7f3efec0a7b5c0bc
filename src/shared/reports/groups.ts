import type { ReportGroup } from './types.ts'
import type { LocalizedText } from '../language.ts'
import { groupTexts } from '../commonTexts/groups.ts'

/** What the groups of reports are called. */
export const GROUP_TITLES: Readonly<Record<ReportGroup, LocalizedText>> = {
  messages: groupTexts('messages'),
  chats: groupTexts('chats'),
  email: groupTexts('email'),
  chatbots: groupTexts('chatbots'),
  calls: groupTexts('calls'),
  ivr: groupTexts('ivr'),
  campaigns: groupTexts('campaigns'),
  agents: groupTexts('agents'),
  skills: groupTexts('skills'),
  codes: groupTexts('codes'),
  quality: groupTexts('quality'),
  analysis: groupTexts('analysis'),
  live: groupTexts('live'),
  information: groupTexts('information'),
  billing: groupTexts('billing'),
  own: groupTexts('own'),
}
