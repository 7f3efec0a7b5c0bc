import dayjs from 'dayjs'
import english from 'dayjs/locale/en-gb'
import spanish from 'dayjs/locale/es'
import type { Language } from '../../shared/language.ts'

// Known to dayjs from here on, without changing its usual locale.
for (const calendar of [english, spanish]) dayjs.locale(calendar, undefined, true)

/**
 * dayjs' names of our languages: English with the day first and weeks that begin on Monday, as everywhere in the
 * program.
 */
export const CALENDARS: Readonly<Record<Language, string>> = { es: spanish.name, en: english.name }
