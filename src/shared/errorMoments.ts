import { fillText } from './fillText.ts'
import { FACTS, LOCALES, type Language } from './language.ts'

// Moments in the sentences of errors, by the clock of this computer.

/** A moment as the clock of this computer shows it: `2026-11-30 17:05:09`. */
export function localMoment(ms: number): string {
  const moment = new Date(ms)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-')
  return `${day} ${[moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')}`
}

/** A moment as people tell it in the middle of a sentence: the time alone where it is today's. */
export function clockMoment(ms: number, language: Language): string {
  const isToday = new Date(ms).toDateString() === new Date().toDateString()
  const time = localMoment(ms).slice('2026-11-30 '.length)
  const { moments } = FACTS[language]
  if (isToday) return fillText(moments.today, { time }, language)
  const locale = LOCALES[language]
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(ms)
  return fillText(moments.otherDay, { day, time }, language)
}
