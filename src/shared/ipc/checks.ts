import { z } from 'zod'
import { chosenCheckSchema } from '../checks/checks.ts'
import { MOST_FINDINGS_PER_BLOCK, type Finding, type FindingsHead } from '../checks/findings.ts'
import type { MatchAnswer } from '../checks/matchAnswer.ts'
import { contactRulesSchema } from '../checks/contactHoursCheck.ts'
import { HOLIDAY_COUNTRIES, type Holiday, type ReadRules } from '../checks/contactRules.ts'
import { matchCheck } from '../checks/match.ts'
import { WINDOW_FORMATS } from '../fileFormats.ts'
import { LANGUAGES } from '../language.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { rowSet } from './inputs.ts'

const FIRST_YEAR = 2000
const LAST_YEAR = 2100

/** A file with rules, as its user chose it; they may have thought better of it. */
export type OpenedRules =
  | ReadRules
  | { readonly kind: 'refused'; readonly problem: 'too-large' | 'unreadable' }
  | { readonly kind: 'cancelled' }

const asked = { rows: rowSet, check: chosenCheckSchema }
const slot = z.string().min(1).max(100)

/** What other reports tell counts as well: whatever comes in of the operation makes an answer stale. */
const whenStored = after<StoredEvent>({
  stored: ({ connectionId }) => ({ rows: connectionId === null ? {} : { connectionId } }),
})

export const checksChannels = {
  /** What a check finds in rows, counted. A newer request of the same slot stops one that is under way. */
  'checks:run': answer(z.strictObject({ slot, ...asked }), gives<FindingsHead>(), whenStored),
  /** A block of what it finds. */
  'checks:block': answer(
    z.strictObject({
      ...asked,
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(MOST_FINDINGS_PER_BLOCK),
    }),
    gives<readonly Finding[]>(),
    whenStored,
  ),
  /** How rows fit what was read elsewhere, with the ways to what may explain a difference. */
  'checks:match': answer(
    z.strictObject({ slot, rows: rowSet, settings: matchCheck.settings }),
    gives<MatchAnswer>(),
    whenStored,
  ),
  /** The public holidays of a country in a year, as rules of contact hours close them. */
  'checks:holidays': answer(
    z.strictObject({ country: z.enum(HOLIDAY_COUNTRIES), year: z.int().min(FIRST_YEAR).max(LAST_YEAR) }),
    gives<readonly Holiday[]>(),
  ),
  /** Asks for a file with rules of contact hours, and reads it. */
  'checks:open-rules': action(nothing, gives<OpenedRules>()),
  /** Asks where a file with rules of contact hours goes, and writes it; null where the user thought better of it. */
  'checks:save-rules': action(
    z.strictObject({ rules: contactRulesSchema }),
    gives<{ readonly fileName: string } | null>(),
  ),
  /** Asks for a file's name and place, and writes the findings there; null where the user thought better of it. */
  'checks:export': action(
    z.strictObject({ ...asked, language: z.enum(LANGUAGES), format: z.enum(WINDOW_FORMATS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
}
