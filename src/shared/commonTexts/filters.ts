import { saidIn } from '../localized.ts'
import { en } from './en/filters.ts'
import { es } from './es/filters.ts'

/** Filters as people read them, in files and wherever else one line has to say them. */
export const filterTexts = saidIn({ es, en })
