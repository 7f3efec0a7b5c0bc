import { z } from 'zod'
import { MOST_INVITATION_BYTES } from '../invitationFile.ts'
import type { TeamMembership, TeamOverview } from '../team.ts'
import { action, after, answer, gives, nothing } from './channel.ts'

const password = z.string().max(1_000)
const user = z.string().trim().min(1).max(500)

/** An invitation that was opened and waits for its user's answer. Its key stays in the main process. */
export type WaitingInvitation =
  | { readonly kind: 'read'; readonly host: string; readonly database: string; readonly user: string }
  | { readonly kind: 'refused'; readonly problem: 'too-large' | 'unreadable' | 'no-invitation' }

/** What became of an invitation that was to be written into a file. */
export type WrittenInvitation =
  | { readonly kind: 'written'; readonly fileName: string }
  /** Its user thought better of it. */
  | { readonly kind: 'cancelled' }

export const teamChannels = {
  /** Whether this desk takes part, as it knows without a network. */
  'team:membership': answer(nothing, gives<TeamMembership>(), after<TeamEvent>({ team: true })),
  /** What the team's database says now. */
  'team:overview': answer(nothing, gives<TeamOverview>(), after<TeamEvent>({ team: true })),
  /** The invitation that was opened last and not answered yet: by a double click, in a dialog, or dropped. */
  'team:waiting': answer(nothing, gives<WaitingInvitation | null>(), after<InvitationEvent>({ invitation: true })),
  /** Lets its user choose an invitation's file, which then waits. */
  'team:open-invitation': action(nothing, gives<{ readonly isOpened: boolean }>()),
  /** The text of a file that was dropped onto the window, which then waits. */
  'team:take-invitation': action(z.strictObject({ text: z.string().max(MOST_INVITATION_BYTES) }), gives<null>()),
  /** The waiting invitation is not taken up. */
  'team:decline': action(nothing, gives<null>()),
  /** Takes part by the waiting invitation. */
  'team:join': action(z.strictObject({ user, password }), gives<null>()),
  /** Begins a team in an empty database. */
  'team:create': action(z.strictObject({ url: z.string().max(2_000), password }), gives<null>()),
  /** Writes the invitation into a file that the user chooses. */
  'team:save-invitation': action(nothing, gives<WrittenInvitation>()),
  'team:change-password': action(z.strictObject({ password }), gives<null>()),
  /** Takes part no more. What was fetched stays. */
  'team:leave': action(nothing, gives<null>()),
}

/** This desk takes part, or no more, or the team is within reach again, or not; or something came from it. */
export interface TeamEvent {
  readonly kind: 'team'
}

/** An invitation was opened, or answered. */
export interface InvitationEvent {
  readonly kind: 'invitation'
}
