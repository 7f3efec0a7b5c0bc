import { z } from 'zod'
import { MASKS } from '../masks.ts'
import { isAllowedFolder } from './folders.ts'
import { hostOf } from './hosts.ts'
import { proxyOf } from './proxies.ts'

// What the administrator of a computer can set for all its users: the one list, of which the reader of policies, the
// templates for Windows (scripts/policyTemplates.ts), the page in the settings, `atalaya policy` and the table in
// docs/deploying.md are made. Their words stand in commonTexts/<language>/policy.ts.

/** The two ways in which something is set: locked for everybody, or what holds where nobody chose otherwise. */
export const POLICY_LEVELS = ['Mandatory', 'Recommended'] as const
export type PolicyLevel = (typeof POLICY_LEVELS)[number]

/** What a setting is written as. It decides the form in a template, and what a registry's plain types are read as. */
export type PolicyForm =
  | { readonly kind: 'list' }
  | { readonly kind: 'text' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }

interface PolicySetting<Schema extends z.ZodType> {
  readonly form: PolicyForm
  /** What a value must be, and what becomes of it. */
  readonly value: Schema
  /** Whether it can be a mere default. */
  readonly canBeRecommended: boolean
  /** For examples: in the docs and in templates. */
  readonly example: string | number | boolean | readonly string[]
}

function setting<Schema extends z.ZodType>(of: PolicySetting<Schema>): PolicySetting<Schema> {
  return of
}

const MOST_ENTRIES = 200
const LONGEST_TEXT = 1_000
const MOST_DAYS = 36_500

/** A text that becomes something else, or is refused where it stands for nothing. */
function reading<T>(read: (text: string) => T | undefined) {
  return z
    .string()
    .max(LONGEST_TEXT)
    .transform((text, context) => {
      const value = read(text.trim())
      if (value !== undefined) return value
      context.addIssue({ code: 'custom', message: 'stands for nothing' })
      return z.NEVER
    })
}

function choice<const Choices extends readonly string[]>(choices: Choices) {
  return { form: { kind: 'choice', choices } as const, value: z.enum(choices) }
}

/** An address of https without a name and a password in it: nothing secret stands in a policy. */
function secureAddress(text: string): string | undefined {
  return /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:\/[^\s?#@]*)?$/i.test(text) ? text : undefined
}

export const POLICY_SETTINGS = {
  AllowedServers: setting({
    form: { kind: 'list' },
    value: z.array(reading(hostOf)).max(MOST_ENTRIES),
    canBeRecommended: false,
    example: ['wv0010.wolkvox.com', 'wv0020.wolkvox.com'],
  }),
  UserTokens: setting({
    form: { kind: 'flag' },
    value: z.boolean(),
    canBeRecommended: false,
    example: false,
  }),
  FetchWithoutTeam: setting({
    form: { kind: 'flag' },
    value: z.boolean(),
    canBeRecommended: false,
    example: false,
  }),
  Proxy: setting({
    form: { kind: 'text' },
    value: reading(proxyOf),
    canBeRecommended: true,
    example: 'http://proxy.example.com:3128',
  }),
  Updates: setting({
    ...choice(['on', 'off']),
    canBeRecommended: true,
    example: 'off',
  }),
  UpdateFeed: setting({
    form: { kind: 'text' },
    value: reading(secureAddress),
    canBeRecommended: true,
    example: 'https://updates.example.com/atalaya',
  }),
  MaskAtLeast: setting({
    ...choice(MASKS),
    canBeRecommended: true,
    example: 'partial',
  }),
  // What erases is never a mere default.
  KeepAtMostDays: setting({
    form: { kind: 'number', least: 1, most: MOST_DAYS },
    value: z.int().min(1).max(MOST_DAYS),
    canBeRecommended: false,
    example: 365,
  }),
  ExportFolders: setting({
    form: { kind: 'list' },
    value: z.array(z.string().max(LONGEST_TEXT).trim().refine(isAllowedFolder)).max(MOST_ENTRIES),
    canBeRecommended: true,
    example: ['~/Documents/Atalaya'],
  }),
} as const

export type PolicyName = keyof typeof POLICY_SETTINGS
export const POLICY_NAMES = Object.keys(POLICY_SETTINGS) as readonly PolicyName[]

/** The values of settings, once they were read. */
export type PolicyValues = {
  readonly [Name in PolicyName]: z.output<(typeof POLICY_SETTINGS)[Name]['value']>
}

/** A value as a source has it, and as it is told: plain, without a secret. */
export type PlainValue = string | number | boolean | readonly string[]
