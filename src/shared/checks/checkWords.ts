import { rowCheckTexts } from '../commonTexts/rowChecks.ts'
import type { LocalizedText } from '../language.ts'
import { inEachLanguage, joinedTexts } from '../localized.ts'
import { CHANNEL_KINDS, type ChannelKind } from '../reports/channels.ts'
import { CONTACT_REASONS, type ContactReason } from './contactHours.ts'
import { WEEKDAYS, type ContactRules, type RulesProblem, type WeekdayName } from './contactRules.ts'
import type { DuplicateRules } from './duplicates.ts'

// What rules and reasons of checks are called: on the screen, in files, at a terminal.

/** What a channel of a kind is called. */
export function channelTitle(kind: ChannelKind): LocalizedText {
  return rowCheckTexts(kind)
}

/** What a day of the week is called. */
export function weekdayTitle(day: WeekdayName): LocalizedText {
  return rowCheckTexts(day === 'sunday' ? 'sundayName' : day)
}

/** What the reasons to look at a contact are called. */
export const REASON_WORDS: Readonly<Record<ContactReason, LocalizedText>> = {
  sunday: rowCheckTexts('sunday'),
  holiday: rowCheckTexts('holiday'),
  'closed-day': rowCheckTexts('closed-day'),
  before: rowCheckTexts('before'),
  after: rowCheckTexts('after'),
  'again-that-day': rowCheckTexts('again-that-day'),
  'other-channel-that-week': rowCheckTexts('other-channel-that-week'),
}

/** Codes of reasons, divided by blanks, in their order. */
export function reasonCodes(text: string): readonly ContactReason[] {
  const said = new Set(text.split(' '))
  return CONTACT_REASONS.filter((reason) => said.has(reason))
}

/** Days of the week one after the other that have the same hours, as one line: `lunes–viernes: 07:00 a 19:00`. */
function hoursLines({ hours }: ContactRules): readonly LocalizedText[] {
  const keys = WEEKDAYS.map((day) => JSON.stringify(hours[day]))
  const lines: LocalizedText[] = []
  for (let first = 0; first < WEEKDAYS.length;) {
    let last = first
    while (last + 1 < WEEKDAYS.length && keys[last + 1] === keys[first]) last++
    const days = (first === last ? [first] : [first, last]).flatMap((place) => {
      const day = WEEKDAYS[place]
      return day === undefined ? [] : [weekdayTitle(day)]
    })
    const allowed = hours[WEEKDAYS[first] ?? 'monday']
    const said =
      allowed === null ? rowCheckTexts('noHours') : rowCheckTexts('hours', { from: allowed[0], to: allowed[1] })
    lines.push(joinedTexts([joinedTexts(days, '–'), said], ': '))
    first = last + 1
  }
  return lines
}

/** Rules of contact hours, a line for each part. */
export function contactRulesLines(rules: ContactRules): readonly LocalizedText[] {
  const { country, holidays, frequency, channels } = rules
  const { perDay, channelsPerWeek, after } = frequency
  const only = channels === null ? null : joinedTexts(channels.map(channelTitle), ', ')
  return [
    ...hoursLines(rules),
    rowCheckTexts(country === null ? 'noHolidays' : 'holidaysOf'),
    ...(holidays.add.length === 0 ? [] : [rowCheckTexts('added', { days: holidays.add.join(', ') })]),
    ...(holidays.remove.length === 0 ? [] : [rowCheckTexts('removed', { days: holidays.remove.join(', ') })]),
    perDay === null ? rowCheckTexts('anyPerDay') : rowCheckTexts.counted('perDay', perDay),
    channelsPerWeek === null ? rowCheckTexts('anyChannels') : rowCheckTexts.counted('channelsPerWeek', channelsPerWeek),
    rowCheckTexts(after === 'contact' ? 'afterContact' : 'afterAttempt'),
    ...(only === null
      ? []
      : [inEachLanguage((language) => rowCheckTexts('onlyChannels', { channels: only[language] })[language])]),
  ]
}

const SECONDS_PER_MINUTE = 60

function timeText(seconds: number): string {
  return seconds % SECONDS_PER_MINUTE === 0 ? `${seconds / SECONDS_PER_MINUTE} min` : `${seconds} s`
}

/** By which rule messages count as sent again. */
export function duplicateRule({ text, withinSeconds, least }: DuplicateRules): LocalizedText {
  const time = timeText(withinSeconds)
  return rowCheckTexts(text === 'same' ? 'sameText' : 'anyText', { least, time })
}

/** What is wrong with a rules file, and what is right. */
export function rulesProblemText({ at, expected }: RulesProblem): LocalizedText {
  switch (expected) {
    case 'json':
      return rowCheckTexts('notJson')
    case 'rules':
      return at === '' ? rowCheckTexts('notRulesAtAll') : rowCheckTexts('notRules', { at })
    case 'known-name':
      return rowCheckTexts('unknownName', { at })
    case 'country':
      return rowCheckTexts('badCountry', { at })
    case 'hours':
      return rowCheckTexts('badHours', { at })
    case 'days':
      return rowCheckTexts('badDays', { at })
    case 'number':
      return rowCheckTexts('badNumber', { at })
    case 'after':
      return rowCheckTexts('badAfter', { at })
    case 'channels':
      return rowCheckTexts('badChannels', { at, channels: CHANNEL_KINDS.join(', ') })
  }
}
