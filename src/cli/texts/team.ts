import { saidIn } from '../../shared/localized.ts'
import { en } from './en/team.ts'
import { es } from './es/team.ts'

/** What is said of the team. */
export const teamTexts = saidIn({ es, en })
