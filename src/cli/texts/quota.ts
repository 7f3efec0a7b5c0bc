import { saidIn } from '../../shared/localized.ts'
import { en } from './en/quota.ts'
import { es } from './es/quota.ts'

/** What is said of requests and their limit. */
export const quotaTexts = saidIn({ es, en })
