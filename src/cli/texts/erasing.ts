import { saidIn } from '../../shared/localized.ts'
import { en } from './en/erasing.ts'
import { es } from './es/erasing.ts'

/** What is said of erasing. */
export const erasingTexts = saidIn({ es, en })
