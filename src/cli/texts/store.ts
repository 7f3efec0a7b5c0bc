import { saidIn } from '../../shared/localized.ts'
import { en } from './en/store.ts'
import { es } from './es/store.ts'

/** What is said of the store as a file. */
export const storeTexts = saidIn({ es, en })
