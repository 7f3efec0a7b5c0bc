import { saidIn } from '../localized.ts'
import { en } from './en/customerList.ts'
import { es } from './es/customerList.ts'

/** What a file of a list of customers says. */
export const customerListTexts = saidIn({ es, en })
