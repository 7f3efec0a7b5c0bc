import { INVITATION_ENDING } from './team.ts'

/** Far more than an invitation's file has. */
export const MOST_INVITATION_BYTES = 256 * 1024

/** Whether a file is an invitation to a team, by its name or path alone. */
export function isInvitationFile(name: string): boolean {
  return name.toLowerCase().endsWith(`.${INVITATION_ENDING}`)
}
