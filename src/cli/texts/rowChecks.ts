import { saidIn } from '../../shared/localized.ts'
import { en } from './en/rowChecks.ts'
import { es } from './es/rowChecks.ts'

/** What the command line says of checks. */
export const checkCommandTexts = saidIn({ es, en })
