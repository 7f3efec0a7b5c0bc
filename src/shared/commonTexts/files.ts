import { saidIn } from '../localized.ts'
import { en } from './en/files.ts'
import { es } from './es/files.ts'

/** What a file says of itself. */
export const fileTexts = saidIn({ es, en })
