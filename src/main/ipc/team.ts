import type { Desk } from '../../desk/desk.ts'
import type { teamChannels } from '../../shared/ipc/team.ts'
import { readTeamAddress, type TeamVerbs } from '../../shared/team.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function teamHandlers(desk: Desk, surroundings: Surroundings): HandlersOf<typeof teamChannels> {
  const { invitations } = surroundings
  const opened = async (): Promise<TeamVerbs> => (await desk.opened()).team
  return {
    'team:membership': async () => (await opened()).membership(),
    'team:overview': async () => (await opened()).overview(),
    'team:waiting': () => invitations.waiting,
    'team:open-invitation': async () => {
      const opened = await surroundings.openSmallFile('invitation')
      invitations.take(opened)
      return { isOpened: opened.kind !== 'cancelled' }
    },
    'team:take-invitation': ({ text }) => {
      invitations.take({ kind: 'text', text })
      return null
    },
    'team:decline': () => {
      invitations.forget()
      return null
    },
    'team:join': async ({ user, password }) => {
      await (await opened()).join({ invitation: invitations.text, user, password })
      invitations.forget()
      return null
    },
    'team:create': async ({ url, password }) => {
      await (await opened()).create({ url, password })
      return null
    },
    'team:save-invitation': async () => {
      const team = await opened()
      const text = await team.invitation()
      const membership = await team.membership()
      const database = membership.kind === 'joined' ? readTeamAddress(membership.url)?.database : undefined
      const fileName = await surroundings.saveSmallFile('invitation', database ?? 'atalaya', text)
      return fileName === null ? { kind: 'cancelled' } : { kind: 'written', fileName }
    },
    'team:change-password': async ({ password }) => {
      await (await opened()).changePassword(password)
      return null
    },
    'team:leave': async () => {
      await (await opened()).leave()
      return null
    },
  }
}
