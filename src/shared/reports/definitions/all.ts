import { activityCodeReports } from './activityCodes.ts'
import { agentCountReports } from './agentCounts.ts'
import { agentDayReports } from './agentDays.ts'
import { agentEventReports } from './agentEvents.ts'
import { agentTimeReports } from './agentTimes.ts'
import { automaticVoiceReports } from './automaticVoice.ts'
import { billingReports } from './billing.ts'
import { callReports } from './calls.ts'
import { campaignRecordReports } from './campaignRecords.ts'
import { campaignResultReports } from './campaignResults.ts'
import { campaignReports } from './campaigns.ts'
import { chatbotReports } from './chatbots.ts'
import { chatReports } from './chats.ts'
import { conversationReports } from './conversations.ts'
import { emailReports } from './email.ts'
import { intelligenceReports } from './intelligence.ts'
import { ivrReports } from './ivr.ts'
import { liveReports } from './live.ts'
import { liveConversationReports } from './liveConversations.ts'
import { liveStateReports } from './liveStates.ts'
import { messageReports } from './messages.ts'
import { networkReports } from './network.ts'
import { operationListReports } from './operationLists.ts'
import { operationUsageReports } from './operationUsage.ts'
import { protectionReports } from './protection.ts'
import { qualityReports } from './quality.ts'
import { serviceReports } from './services.ts'
import { skillCallReports } from './skillCalls.ts'
import { skillReports } from './skills.ts'
import { smartWaitingReports } from './smartWaiting.ts'
import { speechReports } from './speech.ts'
import { surveyReports } from './surveys.ts'
import type { WrittenReport } from '../written.ts'

/** Every report that the servers' documents describe, group by group. */
export const allReports: readonly WrittenReport[] = [
  ...messageReports,
  ...chatReports,
  ...conversationReports,
  ...emailReports,
  ...chatbotReports,
  ...callReports,
  ...ivrReports,
  ...automaticVoiceReports,
  ...smartWaitingReports,
  ...campaignReports,
  ...campaignResultReports,
  ...campaignRecordReports,
  ...agentTimeReports,
  ...agentDayReports,
  ...agentCountReports,
  ...agentEventReports,
  ...skillReports,
  ...skillCallReports,
  ...activityCodeReports,
  ...qualityReports,
  ...surveyReports,
  ...speechReports,
  ...intelligenceReports,
  ...liveReports,
  ...liveStateReports,
  ...liveConversationReports,
  ...networkReports,
  ...operationListReports,
  ...operationUsageReports,
  ...protectionReports,
  ...serviceReports,
  ...billingReports,
]
