import { saidIn } from '../../shared/localized.ts'
import { en } from './en/customers.ts'
import { es } from './es/customers.ts'

/** What is said of customers. */
export const customerTexts = saidIn({ es, en })
