import { randomUUID } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { AppError } from '../shared/errors.ts'
import { formatDay, wallClock } from '../shared/time.ts'
import {
  readInvitation,
  readTeamAddress,
  writeInvitation,
  writeTeamAddress,
  type CreateTeam,
  type JoinTeam,
  type TeamMembership,
  type TeamOverview,
  type TeamVerbs,
} from '../shared/team.ts'
import type { StoredTeam } from '../core/store/records/team.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { TeamLink } from '../core/sync/team/teamLink.ts'
import type { Membership } from '../core/sync/team/membership.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { TeamAccess } from '../core/team/database.ts'
import type { Team } from '../core/team/team.ts'
import type { LedgerLine } from '../core/team/ledger.ts'
import type { TeamPassword } from './teamPassword.ts'

/** What the others see of who sits at this computer. */
function nameOfDesk(): string {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    // A system that does not know its own user.
    return hostname()
  }
}

/**
 * Where a stored team is, with the password.
 *
 * @throws AppError `bad-invitation` where the stored address cannot be read
 */
function accessOf({ url, certificates }: Pick<StoredTeam, 'url' | 'certificates'>, password: string): TeamAccess {
  const address = readTeamAddress(url)
  if (address === undefined) throw new AppError('bad-team-address', { url })
  return { ...address, password, certificates: certificates ?? undefined }
}

/**
 * Connects to the team that a store takes part in: `pg` is loaded only then.
 *
 * @throws AppError why it cannot be asked
 */
export async function openTeam(stored: StoredTeam, password: TeamPassword): Promise<Team> {
  const { Team } = await import('../core/team/team.ts')
  const user = readTeamAddress(stored.url)?.user ?? ''
  return Team.open(accessOf(stored, await password.get(user)), stored)
}

export interface TeamDeskParts {
  readonly store: StoreApi
  readonly link: TeamLink
  readonly password: TeamPassword
  /** Certificates (PEM) of who vouches for a new team's database, where its user gave some. */
  readonly certificates?: () => string | undefined
  readonly nowMs: () => number
  /** Hears that this desk takes part now, or no more. */
  readonly onChange?: () => void
}

/** What both doors do with the team. */
export class TeamDesk implements TeamVerbs {
  readonly #parts: TeamDeskParts

  constructor(parts: TeamDeskParts) {
    this.#parts = parts
  }

  async membership(): Promise<TeamMembership> {
    const stored = await this.#parts.store.team.get()
    if (stored === null) return { kind: 'none' }
    const { url, name } = stored
    return { kind: 'joined', url, member: name, trouble: this.#parts.link.trouble?.toData() ?? null }
  }

  async create({ url, password }: CreateTeam): Promise<string> {
    const address = readTeamAddress(url)
    if (address === undefined) throw new AppError('bad-team-address', { url: url.trim().slice(0, 200) })
    await this.#checkFree()
    await this.#parts.password.check()
    const [{ createTeam }, { newTeamKey }] = await Promise.all([
      import('../core/team/team.ts'),
      import('../core/team/teamKey.ts'),
    ])
    const entered: StoredTeam = {
      team: randomUUID(),
      url: writeTeamAddress(address),
      key: newTeamKey(),
      certificates: this.#parts.certificates?.() ?? null,
      member: randomUUID(),
      name: nameOfDesk(),
    }
    await createTeam(accessOf(entered, password), entered)
    await this.#enter(entered, password)
    return invitationOf(entered)
  }

  async join({ invitation, user, password }: JoinTeam): Promise<void> {
    const read = readInvitation(invitation)
    const address = read === undefined ? undefined : readTeamAddress(read.url)
    if (read === undefined || address === undefined) throw new AppError('bad-invitation')
    await this.#checkFree()
    await this.#parts.password.check()
    const entered: StoredTeam = {
      team: read.team,
      url: writeTeamAddress(user === undefined || user.trim() === '' ? address : { ...address, user: user.trim() }),
      key: read.key,
      certificates: read.certificates ?? null,
      member: randomUUID(),
      name: nameOfDesk(),
    }
    const { Team } = await import('../core/team/team.ts')
    await (await Team.open(accessOf(entered, password), entered)).close()
    await this.#enter(entered, password)
    // Whoever may only read stands in no list, and takes part all the same.
    await this.#parts.link.team()
  }

  async overview(): Promise<TeamOverview> {
    const { store, link, nowMs } = this.#parts
    const [membership, team] = [await link.membership(), await link.team()]
    if (membership === null || team === null) throw new AppError('not-in-team')
    const connections = sharedConnections(await store.connections.list(), membership)
    const days = connections.map(
      ({ connection, operation }) => [operation, formatDay(wallClock(nowMs(), connection.timeZone))] as const,
    )
    const [members, sizes, leases, lines] = [
      await team.members(),
      await team.slices.sizes(),
      await team.leases.held(),
      await team.ledger.on(days),
    ]
    const { url, name, member } = membership.stored
    const sentOf = (operation: string, fits: (line: LedgerLine) => boolean): number =>
      lines.filter((line) => line.operation === operation && fits(line)).reduce((sum, { sent }) => sum + sent, 0)
    const own = lines.filter((line) => line.member === member)
    const spared = own.reduce((sum, line) => sum + line.spared, 0)
    return {
      url,
      member: name,
      members: [...members]
        .map(([id, { name: each, lastSeen }]) => ({
          id,
          name: each,
          lastSeen: lastSeen.toISOString(),
          isThisDesk: id === member,
        }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
      ...sizes,
      requestsToday: connections.map(({ connection, operation }) => ({
        connection: connection.name,
        own: sentOf(operation, (line) => line.member === member),
        team: sentOf(operation, () => true),
      })),
      lease: leases.flatMap((lease) => {
        const of = connections.find(({ operation }) => operation === lease.operation)
        if (of === undefined) return []
        const holder = members.get(lease.member)?.name ?? '–'
        return [{ connection: of.connection.name, holder, until: lease.until.toISOString() }]
      }),
      today: { spared, all: spared + own.reduce((sum, { sent }) => sum + sent, 0) },
      unpublished: await link.waiting(),
      operations: connections.map(({ connection, operation }) => ({ connection: connection.name, operation })),
    }
  }

  async invitation(): Promise<string> {
    const stored = await this.#parts.store.team.get()
    if (stored === null) throw new AppError('not-in-team')
    return invitationOf(stored)
  }

  async changePassword(password: string): Promise<void> {
    const { store, link } = this.#parts
    const stored = await store.team.get()
    if (stored === null) throw new AppError('not-in-team')
    const { Team } = await import('../core/team/team.ts')
    await (await Team.open(accessOf(stored, password), stored)).close()
    await this.#parts.password.keep(password)
    await link.reset()
    this.#parts.onChange?.()
  }

  async leave(): Promise<void> {
    const { store, link } = this.#parts
    if ((await store.team.get()) === null) throw new AppError('not-in-team')
    // What waits is handed over, and the name taken from the list, as far as the team can be reached.
    const team = await link.team().catch(() => null)
    if (team !== null) {
      await link.handOver()
      await team.disappear().catch(() => undefined)
    }
    await link.reset()
    await store.team.leave()
    await this.#parts.password.forget()
    this.#parts.onChange?.()
  }

  async #checkFree(): Promise<void> {
    const stored = await this.#parts.store.team.get()
    if (stored !== null) throw new AppError('in-team', { url: stored.url })
  }

  async #enter(entered: StoredTeam, password: string): Promise<void> {
    const { store, link } = this.#parts
    await this.#parts.password.keep(password)
    if (!(await store.team.enter(entered))) throw new AppError('in-team', { url: entered.url })
    await link.reset()
    this.#parts.onChange?.()
  }
}

function invitationOf({ team, url, key, certificates }: StoredTeam): string {
  return writeInvitation({ team, url, key, ...(certificates === null ? {} : { certificates }) })
}

interface SharedConnection {
  readonly connection: Connection
  readonly operation: string
}

/** The connections whose operations are shared, with the marks of these. */
function sharedConnections(connections: readonly Connection[], membership: Membership): readonly SharedConnection[] {
  return connections.flatMap((connection) => {
    const operation = membership.operation(connection)
    return operation === null ? [] : [{ connection, operation }]
  })
}
