import { z } from 'zod'
import type { AppErrorData, ErrorCode } from './errors.ts'

// The team: desks that share what each of them fetched, by way of a PostgreSQL database that reads none of it.

/** A desk that takes part. */
export interface TeamMember {
  readonly name: string
  /** When it last asked the team for something: `2026-11-29T08:15:00.000Z`, by the database's clock. */
  readonly lastSeen: string
}

/** Requests of an operation's day, as the operation's calendar has it. */
export interface TeamRequests {
  readonly connection: string
  /** Those that this desk sent. */
  readonly own: number
  /** Those of all desks, this one's among them. */
  readonly team: number
}

/** Whose turn it is at an operation's token. */
export interface TeamLease {
  readonly connection: string
  readonly holder: string
  /** When it ends by itself unless it is renewed, as {@link TeamMember.lastSeen}. */
  readonly until: string
}

/** What `team status` tells. */
export interface TeamStatus {
  /** Where the database is, with its user and without a password. */
  readonly url: string
  /** What this desk is called in the team. */
  readonly member: string
  readonly members: readonly TeamMember[]
  readonly slices: number
  /** What the slices take up in the database, in bytes: compressed and sealed. */
  readonly bytes: number
  readonly requestsToday: readonly TeamRequests[]
  readonly lease: readonly TeamLease[]
}

/** Requests that the team spared, of those that there would have been without it. */
export interface SparedRequests {
  /** Slices that came from the team. */
  readonly spared: number
  /** Those, and the requests that were sent. */
  readonly all: number
}

/** A desk by its id: two of one user may be called alike. */
export interface KnownMember extends TeamMember {
  readonly id: string
  readonly isThisDesk: boolean
}

/** What the window shows of the team beside its status. */
export interface TeamOverview extends TeamStatus {
  readonly members: readonly KnownMember[]
  /** This desk's of today, all operations together. */
  readonly today: SparedRequests
  /** Slices of this desk that are still to be given to the team. */
  readonly unpublished: number
  /** What an administrator of the database calls operations in its policies, by connection. */
  readonly operations: readonly { readonly connection: string; readonly operation: string }[]
}

/** Whether this desk is in a team, as it knows without a network. */
export type TeamMembership =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'joined'
      readonly url: string
      readonly member: string
      /** Why the team could not be reached when it was last asked; null where it could, or was not asked yet. */
      readonly trouble: AppErrorData | null
    }

/** Whether an error says that the team cannot be asked: nothing is fetched without it unless somebody says so. */
export function isTeamCode(code: ErrorCode): boolean {
  return code.startsWith('team-')
}

/** An invitation as it stands in its file. Whoever has it and a password of the database can read what is shared. */
export interface TeamInvitation {
  /** The team's own id: two teams are never taken for one. */
  readonly team: string
  /** `postgres://USER@HOST:PORT/DATABASE`, without a password. */
  readonly url: string
  /** The team's key: 64 hexadecimal digits. */
  readonly key: string
  /** Certificates (PEM) of who vouches for the database, where the computers of the team do not know them. */
  readonly certificates?: string | undefined
}

/** The ending of an invitation's file. */
export const INVITATION_ENDING = 'atalaya-team'

const VERSION = 1
const LONGEST_CERTIFICATES = 200_000

const invitationSchema = z.object({
  'atalaya-team': z.literal(VERSION),
  team: z.uuid(),
  url: z.string().max(2000),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  certificates: z.string().max(LONGEST_CERTIFICATES).optional(),
})

/** The text of an invitation's file. */
export function writeInvitation(invitation: TeamInvitation): string {
  return `${JSON.stringify({ 'atalaya-team': VERSION, ...invitation }, null, 2)}\n`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The invitation that a file's text is, or undefined where it is none. */
export function readInvitation(text: string): TeamInvitation | undefined {
  const parsed = invitationSchema.safeParse(jsonOf(text))
  if (!parsed.success || readTeamAddress(parsed.data.url) === undefined) return undefined
  const { team, url, key, certificates } = parsed.data
  return { team, url, key, certificates }
}

/** Where a team's database is, and as whom it is asked. */
export interface TeamAddress {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
}

const USUAL_PORT = 5432
const ADDRESS = /^postgres(?:ql)?:\/\/([^\s:@/?#]+)@(\[[\da-f:.]+\]|[^\s:@/?#[\]]+)(?::(\d{1,5}))?\/([^\s/?#]+)$/i

/**
 * Reads `postgres://USER@HOST[:PORT]/DATABASE`.
 *
 * @returns undefined for anything else: a password does not belong there, nor do options
 */
export function readTeamAddress(text: string): TeamAddress | undefined {
  const parts = ADDRESS.exec(text.trim())
  if (parts === null) return undefined
  const [, user = '', host = '', port = String(USUAL_PORT), database = ''] = parts
  try {
    return {
      host: host.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port),
      database: decodeURIComponent(database),
      user: decodeURIComponent(user),
    }
  } catch {
    // A percent sign that begins no character.
    return undefined
  }
}

/** An address as it is written: the other way round of {@link readTeamAddress}. */
export function writeTeamAddress({ host, port, database, user }: TeamAddress): string {
  const name = host.includes(':') ? `[${host}]` : host
  return `postgres://${encodeURIComponent(user)}@${name}:${port}/${encodeURIComponent(database)}`
}

/** What a form gives to take part: the file's text, and what is typed beside it. */
export interface JoinTeam {
  readonly invitation: string
  /** Another user of the database than the invitation's; undefined: the same. */
  readonly user?: string | undefined
  readonly password: string
}

/** What is typed to begin a team. */
export interface CreateTeam {
  readonly url: string
  readonly password: string
}

/** What a front door asks of the team: `src/desk/team.ts` does it. */
export interface TeamVerbs {
  /** Whether this desk takes part, without asking anybody. */
  membership(): Promise<TeamMembership>
  /**
   * Makes the tables and the team's key, takes part, and keeps the password in the keychain.
   *
   * @returns the text of the invitation's file
   * @throws AppError `in-team`, `bad-team-address`, `team-exists`, `team-password`, `team-untrusted`, `team-no-tls`,
   * `team-no-rights`, `team-read-only`, `team-full`, `team-away`, `no-keychain`, `keychain-locked`
   */
  create(input: CreateTeam): Promise<string>
  /**
   * Takes part.
   *
   * @throws AppError as `create`; `bad-invitation`, `team-none`, `team-other`, `team-old-key`, `team-too-new`
   */
  join(input: JoinTeam): Promise<void>
  /** What the database says of the team now. @throws AppError `not-in-team`, and as `join` */
  overview(): Promise<TeamOverview>
  /** The invitation's text once more, for whoever is to take part next. @throws AppError `not-in-team` */
  invitation(): Promise<string>
  /** Puts another password into the keychain. @throws AppError `not-in-team`, `no-keychain`, `keychain-locked` */
  changePassword(password: string): Promise<void>
  /** Takes part no more; rows stay. @throws AppError `not-in-team` */
  leave(): Promise<void>
}
