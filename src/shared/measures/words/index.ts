import type { Language } from '../../language.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { MeasureWords } from './types.ts'

/** What each language says of measures. */
export const measureWords: Readonly<Record<Language, MeasureWords>> = { es, en }
