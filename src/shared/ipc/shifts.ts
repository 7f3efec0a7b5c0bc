import { z } from 'zod'
import { WINDOW_FORMATS } from '../fileFormats.ts'
import { LANGUAGES } from '../language.ts'
import type { Adherence } from '../shifts/adherence.ts'
import { ADHERENCE_LINES } from '../shifts/adherenceFile.ts'
import { LONGEST_SHEET_NAME, type ShiftSheet } from '../shifts/types.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { id, name, ofConnection, range } from './inputs.ts'

/** Far more than the most lines that a sheet has. */
const LONGEST_SHEET = 8_000_000

const sheetName = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_SHEET_NAME)
  .regex(/^[^\p{Cc}]+$/u)
const language = z.enum(LANGUAGES)
const asked = { connectionId: id, reportKey: name, range }

export const shiftsChannels = {
  /** The sheets of shifts that were imported for an operation, the newest first. */
  'shifts:sheets': answer(
    ofConnection,
    gives<readonly ShiftSheet[]>(),
    after<ShiftsEvent>({ shifts: ({ connectionId }) => ({ connectionId }) }),
  ),
  /** Keeps a sheet whole, in the place of one of the same name; one with a bad line is refused. */
  'shifts:import': action(
    z.strictObject({ connectionId: id, name: sheetName, text: z.string().max(LONGEST_SHEET), language }),
    gives<null>(),
  ),
  'shifts:remove': action(z.strictObject({ connectionId: id, sheetId: id }), gives<null>()),
  /** How agents kept to their shifts in a period, by a report that tells when they were logged in. */
  'shifts:adherence': answer(
    z.strictObject(asked),
    gives<{
      readonly adherence: Adherence
      readonly unread: number
      readonly hasSheets: boolean
      readonly hasShifts: boolean
    }>(),
    after<ShiftsEvent | StoredEvent>({
      shifts: ({ connectionId }) => ({ connectionId }),
      stored: ({ connectionId, reportKey }) => ({
        ...(connectionId === null ? {} : { connectionId }),
        ...(reportKey === null ? {} : { reportKey }),
      }),
    }),
  ),
  /** Asks for a file's name and place, and writes it there; null where the user thought better of it. */
  'shifts:export': action(
    z.strictObject({ ...asked, lines: z.enum(ADHERENCE_LINES), language, format: z.enum(WINDOW_FORMATS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
  /** A sheet of the sample operation's shifts, as text. */
  'shifts:sample': action(z.strictObject({ range, language }), gives<string>()),
}

export interface ShiftsEvent {
  readonly kind: 'shifts'
  readonly connectionId: number
}
