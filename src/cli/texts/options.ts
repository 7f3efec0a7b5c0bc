import { saidIn } from '../../shared/localized.ts'
import { en } from './en/options.ts'
import { es } from './es/options.ts'

/** What is said of options that commands share. */
export const optionTexts = saidIn({ es, en })
