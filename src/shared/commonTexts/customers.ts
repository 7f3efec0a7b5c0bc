import { saidIn } from '../localized.ts'
import { en } from './en/customers.ts'
import { es } from './es/customers.ts'

/** What a file with a customer's timeline says. */
export const customerTexts = saidIn({ es, en })
