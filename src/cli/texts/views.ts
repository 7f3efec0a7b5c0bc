import { saidIn } from '../../shared/localized.ts'
import { en } from './en/views.ts'
import { es } from './es/views.ts'

/** What is said of named views. */
export const viewTexts = saidIn({ es, en })
