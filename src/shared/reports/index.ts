import { campaignReports } from './campaigns.ts'
import { Catalogue } from './catalogue.ts'
import { chatbotReports } from './chatbots.ts'
import { emailReports } from './email.ts'
import { liveReports } from './live.ts'
import { messageReports } from './messages.ts'

/** Every report that Atalaya knows, in the order in which lists show them. */
export const catalogue = new Catalogue([
  ...messageReports,
  ...campaignReports,
  ...emailReports,
  ...chatbotReports,
  ...liveReports,
])
