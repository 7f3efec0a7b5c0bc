import { saidIn } from '../localized.ts'
import { en } from './en/amounts.ts'
import { es } from './es/amounts.ts'

/**
 * A number with what it counts, in the form that the number wants: a part of texts that count more than one thing, or
 * that need nothing else to agree with it.
 */
export const amountTexts = saidIn({ es, en })
