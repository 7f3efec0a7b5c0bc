import { z } from 'zod'
import { rowCheckTexts } from '../commonTexts/rowChecks.ts'
import { inEachLanguage } from '../localized.ts'
import { outreachOf, seeksCustomers } from '../reports/catalogueOutreach.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { Check } from './check.ts'
import { MOST_PRICE, SMS_SHOWN, type SmsSettings } from './smsParts.ts'

function hasShortMessages(report: ReportDefinition): boolean {
  const outreach = outreachOf(report)
  if (outreach?.message === undefined || !seeksCustomers(report)) return false
  return 'field' in outreach.channel || outreach.channel.kind === 'sms'
}

/** Short messages that take more parts than they need to. */
export const smsPartsCheck: Check<SmsSettings> = {
  title: rowCheckTexts('smsPartsTitle'),
  about: rowCheckTexts('smsPartsAbout'),
  fits: hasShortMessages,
  settings: z.object({
    shown: z.enum(SMS_SHOWN),
    pricePerPart: z.number().positive().max(MOST_PRICE).nullable(),
  }),
  usual: { shown: 'dearer', pricePerPart: null },
  besides: () => false,
  told: ({ shown, pricePerPart }) => [
    { title: rowCheckTexts('rule'), value: rowCheckTexts('smsRule') },
    { title: rowCheckTexts('shown'), value: rowCheckTexts(shown) },
    ...(pricePerPart === null
      ? []
      : [{ title: rowCheckTexts('pricePerPart'), value: inEachLanguage(() => String(pricePerPart)) }]),
  ],
}
