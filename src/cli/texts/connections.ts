import { saidIn } from '../../shared/localized.ts'
import { en } from './en/connections.ts'
import { es } from './es/connections.ts'

/** What is said of operations. */
export const connectionTexts = saidIn({ es, en })
