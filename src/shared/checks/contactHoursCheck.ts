import { z } from 'zod'
import { rowCheckTexts } from '../commonTexts/rowChecks.ts'
import { inEachLanguage } from '../localized.ts'
import { outreachOf, seeksCustomers } from '../reports/catalogueOutreach.ts'
import { CHANNEL_KINDS } from '../reports/channels.ts'
import type { Check } from './check.ts'
import { contactRulesLines } from './checkWords.ts'
import { areHours, COLOMBIA, HOLIDAY_COUNTRIES, isDay, type ContactRules } from './contactRules.ts'

export interface ContactHoursSettings {
  readonly rules: ContactRules
}

const MOST_DAYS = 1_000
const MOST_TIMES = 1_000
const LONGEST_NAME = 200

const hours = z
  .tuple([z.string(), z.string()])
  .refine(([from, to]) => areHours(from, to))
  .nullable()
const days = z.array(z.string().refine(isDay)).max(MOST_DAYS)
const times = z.int().min(1).max(MOST_TIMES).nullable()

/** Whole rules, as views and looks keep them. */
export const contactRulesSchema: z.ZodType<ContactRules> = z.object({
  name: z.string().min(1).max(LONGEST_NAME),
  country: z.enum(HOLIDAY_COUNTRIES).nullable(),
  hours: z.object({
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: hours,
    sunday: hours,
  }),
  holidays: z.object({ add: days, remove: days }),
  frequency: z.object({ perDay: times, channelsPerWeek: times, after: z.enum(['contact', 'attempt']) }),
  channels: z.array(z.enum(CHANNEL_KINDS)).min(1).max(CHANNEL_KINDS.length).nullable(),
})

/** Contacts outside the hours, days and frequencies that rules allow. */
export const contactHoursCheck: Check<ContactHoursSettings> = {
  title: rowCheckTexts('contactHoursTitle'),
  about: rowCheckTexts('contactHoursAbout'),
  fits: (report) => outreachOf(report) !== null && seeksCustomers(report),
  settings: z.object({ rules: contactRulesSchema }),
  usual: { rules: COLOMBIA },
  besides: ({ protection }) => protection !== undefined,
  told: ({ rules }) => [
    { title: rowCheckTexts('rules'), value: inEachLanguage(() => rules.name) },
    ...contactRulesLines(rules).map((value) => ({ title: rowCheckTexts('rule'), value })),
  ],
}
