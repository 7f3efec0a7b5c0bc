import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { CheckId, ChosenCheck, SettingsOf } from '../shared/checks/checks.ts'
import { rulesProblemText } from '../shared/checks/checkWords.ts'
import { COLOMBIA, readRulesFile, type ContactRules } from '../shared/checks/contactRules.ts'
import { MOST_LEAST, MOST_WITHIN_SECONDS, USUAL_BURST, USUAL_DUPLICATES } from '../shared/checks/duplicates.ts'
import { MOST_COUNTED } from '../shared/checks/match.ts'
import { readWholeNumber } from '../shared/checks/pastedTotals.ts'
import { MOST_PRICE } from '../shared/checks/smsParts.ts'
import { NUMBER_FORMS, unansweredCheck } from '../shared/checks/unanswered.ts'
import { AppError } from '../shared/errors.ts'
import { fileBeginning } from '../core/files/fileBeginning.ts'
import type { OptionDefinitions, Options } from './command.ts'
import type { Terminal } from './terminal.ts'
import { checkCommandTexts as totalTexts } from './texts/checks.ts'
import { checkCommandTexts } from './texts/rowChecks.ts'

/** What is set of a check, as an option of its command with its value; true: the option takes none. */
export type WrittenSetting = readonly [option: string, value: string | true]

/** How what can be set of a check is written at a terminal. */
interface CheckSettings<Settings> {
  readonly options: OptionDefinitions
  /** What a call sets; the rest is as usual. @throws AppError `usage` */
  readonly read: (options: Options, terminal: Terminal) => Promise<Settings> | Settings
  /** The options that set this. Of what only a file or the window can say, `…`. */
  readonly written: (settings: Settings) => readonly WrittenSetting[]
}

/** A rules file is small: what is longer is another file. */
const MOST_BYTES = 256 * 1024

async function textOf(file: string): Promise<string> {
  try {
    return (await fileBeginning(file, MOST_BYTES)).toString('utf8')
  } catch (cause) {
    throw new AppError('usage', { problem: 'rules-unreadable', file }, { cause })
  }
}

async function rulesOf(file: string | undefined, terminal: Terminal): Promise<ContactRules> {
  if (file === undefined) return COLOMBIA
  const reading = readRulesFile(await textOf(resolve(file)))
  if (reading.kind === 'rules') return reading.rules
  const what = terminal.say(rulesProblemText(reading.problem))
  throw new AppError('usage', { problem: 'not-a-rules-file', file, what })
}

const TIME = /^(\d{1,9})\s*(s|m|min|h|d)$/i
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3_600, d: 86_400 }

function withinOf(text: string | undefined): number {
  if (text === undefined) return USUAL_DUPLICATES.withinSeconds
  const [, amount = '', unit = ''] = TIME.exec(text.trim()) ?? []
  const seconds = Number(amount) * (SECONDS[unit.toLowerCase()] ?? 0)
  if (seconds >= 1 && seconds <= MOST_WITHIN_SECONDS) return seconds
  throw new AppError('usage', { problem: 'within-written', given: text })
}

/** Seconds in the largest unit that says them whole. */
function withinText(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((each) => seconds % (SECONDS[each] ?? 1) === 0) ?? 's'
  return `${seconds / (SECONDS[unit] ?? 1)}${unit}`
}

function leastOf(text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const least = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  if (least >= 2 && least <= MOST_LEAST) return least
  throw new AppError('usage', { problem: 'option-takes', option: 'least', expected: `2–${MOST_LEAST}`, given: text })
}

function priceOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const price = /^\d{1,7}(?:[.,]\d{1,6})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN
  if (price > 0 && price <= MOST_PRICE) return price
  throw new AppError('usage', { problem: 'option-takes', option: 'price', expected: '12.5', given: text })
}

const usualUnanswered = unansweredCheck.usual

function thresholdOf(options: Options, name: 'attempts' | 'days'): number {
  const given = options.text(name)
  if (given === undefined) return usualUnanswered[name]
  const settings = unansweredCheck.settings.safeParse({ ...usualUnanswered, [name]: Number(given.trim()) })
  if (settings.success && /^\d+$/.test(given.trim())) return settings.data[name]
  throw new AppError('usage', { problem: 'not-a-whole-number', option: name, given })
}

function formOf(options: Options) {
  const given = options.text('form')?.trim().toLowerCase()
  const form = given === undefined ? usualUnanswered.form : NUMBER_FORMS.find((each) => each === given)
  if (form !== undefined) return form
  const expected = NUMBER_FORMS.join(', ')
  throw new AppError('usage', { problem: 'option-takes', option: 'form', expected, given: given ?? '' })
}

/** The number that rows are held against. @throws AppError `usage` */
function countOf(options: Options, { language }: Terminal): number {
  const given = options.text('count')
  if (given === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'count' })
  // As it was read in Manager: with a sign between thousands or without.
  const count = /^\d/.test(given.trim()) ? (readWholeNumber(given.trim(), language) ?? Number.NaN) : Number.NaN
  if (count <= MOST_COUNTED) return count
  throw new AppError('usage', { problem: 'not-a-whole-number', option: 'count', given })
}

/** What each check takes of options; commands of checks, views and schedules read the same. */
export const CHECK_SETTINGS: { readonly [Id in CheckId]: CheckSettings<SettingsOf<Id>> } = {
  'contact-hours': {
    options: { rules: { type: 'string', value: 'FILE', ...checkCommandTexts('rules') } },
    read: async (options, terminal) => ({ rules: await rulesOf(options.text('rules'), terminal) }),
    written: ({ rules }) => (isDeepStrictEqual(rules, COLOMBIA) ? [] : [['rules', '…']]),
  },
  duplicates: {
    options: {
      within: { type: 'string', value: '10m', ...checkCommandTexts('within') },
      'any-text': { type: 'boolean', ...checkCommandTexts('anyText') },
      least: { type: 'string', value: 'N', ...checkCommandTexts('least') },
    },
    read: (options) => {
      const isAny = options.has('any-text')
      return {
        withinSeconds: withinOf(options.text('within')),
        text: isAny ? 'any' : 'same',
        least: leastOf(options.text('least'), isAny ? USUAL_BURST : USUAL_DUPLICATES.least),
      }
    },
    written: ({ withinSeconds, text, least }) => [
      ['within', withinText(withinSeconds)],
      ...(text === 'any' ? [['any-text', true] as const] : []),
      ['least', String(least)],
    ],
  },
  'sms-parts': {
    options: {
      all: { type: 'boolean', ...checkCommandTexts('all') },
      price: { type: 'string', value: 'N', ...checkCommandTexts('price') },
    },
    read: (options) => ({
      shown: options.has('all') ? 'all' : 'dearer',
      pricePerPart: priceOf(options.text('price')),
    }),
    written: ({ shown, pricePerPart }) => [
      ...(shown === 'all' ? [['all', true] as const] : []),
      ...(pricePerPart === null ? [] : [['price', String(pricePerPart)] as const]),
    ],
  },
  unanswered: {
    options: {
      attempts: { type: 'string', value: 'N', ...totalTexts('attempts', { usual: usualUnanswered.attempts }) },
      days: { type: 'string', value: 'N', ...totalTexts('days', { usual: usualUnanswered.days }) },
      form: { type: 'string', value: 'FORM', ...totalTexts('form', { forms: NUMBER_FORMS.join(', ') }) },
    },
    read: (options) => ({
      attempts: thresholdOf(options, 'attempts'),
      days: thresholdOf(options, 'days'),
      form: formOf(options),
    }),
    written: ({ attempts, days, form }) => [
      ['attempts', String(attempts)],
      ['days', String(days)],
      ['form', form],
    ],
  },
  match: {
    options: { count: { type: 'string', value: 'N', ...totalTexts('count') } },
    read: (options, terminal) => ({
      count: countOf(options, terminal),
      pasted: '',
      language: terminal.language,
    }),
    written: ({ count }) => [['count', count === null ? '…' : String(count)]],
  },
}

/** What a call sets of a check. @throws AppError `usage` */
export async function readCheck<Id extends CheckId>(
  id: Id,
  options: Options,
  terminal: Terminal,
): Promise<ChosenCheck<Id>> {
  const settings: SettingsOf<Id> = await CHECK_SETTINGS[id].read(options, terminal)
  return { id, settings } as unknown as ChosenCheck<Id>
}

/** The options that set what a check has. */
export function writtenSettings({ id, settings }: ChosenCheck): readonly WrittenSetting[] {
  return (CHECK_SETTINGS[id] as CheckSettings<unknown>).written(settings)
}
