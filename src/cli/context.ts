import { AppError } from '../shared/errors.ts'
import type { PolicyReport } from '../shared/policy/report.ts'
import type { Catalogue } from '../shared/reports/catalogue.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { SampleOperation } from '../core/sample/operation.ts'
import type { Store } from '../core/store/store.ts'
import type { Address, SyncContext } from '../core/sync/target.ts'
import type { SecretStore } from '../core/vault/secretStore.ts'
import type { Profile } from '../core/vault/profile.ts'
import type { OpenDesk } from '../desk/openDesk.ts'
import type { DeskSync } from '../desk/deskSync.ts'
import type { TeamLink } from '../core/sync/team/teamLink.ts'
import { isSendableToken } from '../desk/sendableToken.ts'
import type { TeamDesk } from '../desk/team.ts'
import type { TeamPassword } from '../desk/teamPassword.ts'
import type { Tokens } from '../desk/tokens.ts'
import { Terminal, type TerminalOptions } from './terminal.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads what the computer's administrator set, and tells what of it cannot be used. */
export type ReadPolicy = () => Promise<PolicyReport>

/** What a command is run in. */
export interface ContextParts {
  readonly environment: Environment
  readonly signal: AbortSignal
  /** Reads what the computer's administrator set. */
  readonly readPolicy: ReadPolicy
  /** The file of the store's thread, where it is not run from source as the command line itself is. */
  readonly storeWorkerUrl?: URL
}

/** A store that was opened, with its key. */
interface OpenedStore {
  readonly store: Store
  readonly key: string
}

/**
 * What commands work with. Each part is made when it is first asked for: a command that only lists reports must not
 * wait for a keychain, a database or the code behind them.
 */
export class CommandContext {
  readonly terminal: Terminal
  readonly environment: Environment
  /** The file of the store's thread. */
  readonly storeWorkerUrl: URL
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly #readPolicy: ReadPolicy
  #policy: Promise<PolicyReport> | undefined
  #opened: Promise<OpenedStore> | undefined
  #sample: Promise<SampleOperation> | undefined
  #deskSync: Promise<DeskSync> | undefined

  constructor(options: TerminalOptions, { environment, signal, readPolicy, storeWorkerUrl }: ContextParts) {
    this.environment = environment
    this.storeWorkerUrl = storeWorkerUrl ?? STORE_WORKER_SOURCE
    this.#readPolicy = readPolicy
    this.terminal = new Terminal(options)
    this.signal = signal
  }

  async catalogue(): Promise<Catalogue> {
    const { catalogue } = await import('../shared/reports/index.ts')
    return catalogue
  }

  /** What the computer's administrator set, and what of it cannot be used. */
  policy(): Promise<PolicyReport> {
    this.#policy ??= this.#readPolicy()
    return this.#policy
  }

  async profile(): Promise<Profile> {
    const { profileOf } = await import('../core/vault/profile.ts')
    return profileOf(this.environment)
  }

  async secrets(): Promise<SecretStore> {
    const { keychain } = await import('../core/vault/keychain.ts')
    return keychain
  }

  async store(): Promise<Store> {
    return (await this.#open()).store
  }

  /** Opens the store after an opening that failed: what was in its way is gone. @throws AppError as the first time */
  async openStoreAgain(): Promise<void> {
    this.#opened = undefined
    await this.#open()
  }

  #open(): Promise<OpenedStore> {
    this.#opened ??= this.#openStore()
    return this.#opened
  }

  async #openStore(): Promise<OpenedStore> {
    const { storeKeyOf } = await import('../core/store/file/storeKey.ts')
    const { createStore } = await import('../core/store/store.ts')
    const profile = await this.profile()
    const { policy } = await this.policy()
    const key = await storeKeyOf(profile, this.environment, await this.secrets())
    const reports = async () => (await this.catalogue()).reports
    const store = createStore({ file: profile.storeFile, key, policy, workerUrl: this.storeWorkerUrl, reports })
    try {
      await store.open()
      const { finishUnfinished } = await import('./unfinishedWork.ts')
      await finishUnfinished(this, store, () => this.tokens())
    } catch (cause) {
      await store.close()
      throw cause
    }
    return { store, key }
  }

  /** What fetching works with: the environment's proxy, the real time, the usual patience, the team. */
  async sync(): Promise<SyncContext> {
    return (await this.#syncParts()).sync
  }

  /** The way to the team that the store may be in. */
  async link(): Promise<TeamLink> {
    return (await this.#syncParts()).link
  }

  #syncParts(): Promise<DeskSync> {
    this.#deskSync ??= this.#makeSync()
    return this.#deskSync
  }

  async #makeSync(): Promise<DeskSync> {
    const { store, key } = await this.#open()
    const { deskSyncOf } = await import('../desk/deskSync.ts')
    const { fetchOf } = await import('./network.ts')
    const password = await this.teamPassword()
    return deskSyncOf({
      store,
      key,
      fetch: fetchOf(this.environment, store.policy),
      sampleAddress: async (address) => (await this.#sampleFor(address)).baseUrl,
      team: {
        open: async (stored) => (await import('../desk/team.ts')).openTeam(stored, password),
        reports: async () => {
          const { ownDefinitionsOf, withOwn } = await import('../desk/ownCatalogue.ts')
          return withOwn(await this.catalogue(), await ownDefinitionsOf(store)).reports
        },
      },
    })
  }

  /** The password of the team's database. What it gives out the terminal never shows. */
  async teamPassword(): Promise<TeamPassword> {
    const { profileId } = await import('../core/vault/profile.ts')
    const { TeamPassword } = await import('../desk/teamPassword.ts')
    const ofRun = this.environment['PGPASSWORD'] ?? null
    if (ofRun !== null && ofRun !== '') this.terminal.hide(ofRun)
    return new TeamPassword(await this.secrets(), profileId(await this.profile()), ofRun)
  }

  /** What can be done with the team. */
  async team(): Promise<TeamDesk> {
    const { TeamDesk } = await import('../desk/team.ts')
    const { teamCertificates } = await import('./teamCertificates.ts')
    const [store, link, password] = [await this.store(), await this.link(), await this.teamPassword()]
    const certificates = (): string | undefined => teamCertificates(this.environment)
    return new TeamDesk({ store, link, password, certificates, nowMs: Date.now })
  }

  /**
   * What there is to work with once the store is open, as the window has it.
   *
   * @param catalogue with the user's own reports
   */
  async desk(catalogue: Catalogue): Promise<OpenDesk> {
    const { OpenDesk } = await import('../desk/openDesk.ts')
    const [store, { sync, link }, tokens] = [await this.store(), await this.#syncParts(), await this.tokens()]
    const team = await this.team()
    return new OpenDesk({ store, sync, link, tokens, team, catalogueNow: () => catalogue })
  }

  /** The sample operation of this run, started when it is first asked for. */
  async #sampleFor({ timeZone }: Address): Promise<SampleOperation> {
    const { startSampleOperation } = await import('../core/sample/operation.ts')
    this.#sample ??= startSampleOperation({ timeZone })
    return this.#sample
  }

  async connections(): Promise<readonly Connection[]> {
    return (await this.store()).connections.list()
  }

  /**
   * The connection that a name means, or the only one there is.
   *
   * @throws AppError `no-connection`, `unknown-connection`; `usage` where none was named and several exist
   */
  async connection(name: string | undefined): Promise<Connection> {
    const connections = await this.connections()
    const known = connections.map((connection) => connection.name).join(', ') || '–'
    if (name !== undefined) {
      const wanted = name.trim().toLowerCase()
      const found = connections.find((connection) => connection.name.toLowerCase() === wanted)
      if (found === undefined) throw new AppError('unknown-connection', { connection: name, known })
      return found
    }
    const [only, ...others] = connections
    if (only === undefined) throw new AppError('no-connection')
    if (others.length > 0) {
      throw new AppError('usage', { problem: 'several-connections', known })
    }
    return only
  }

  /** The token that the environment brings for this run, trimmed, or null. @throws AppError `usage` where it is none */
  runToken(): string | null {
    const token = this.environment['ATALAYA_TOKEN']?.trim() ?? ''
    return token === '' ? null : sendableToken(token)
  }

  /** The tokens of the connections. What they give out the terminal never shows. */
  async tokens(): Promise<Tokens> {
    const { profileId } = await import('../core/vault/profile.ts')
    const { Tokens } = await import('../desk/tokens.ts')
    return new Tokens({
      secrets: await this.secrets(),
      policy: (await this.policy()).policy,
      profileId: profileId(await this.profile()),
      ofRun: () => this.runToken(),
      check: (token) => {
        this.terminal.hide(token)
        sendableToken(token)
      },
    })
  }

  /**
   * The token that a connection's requests use: the stored one, else the one of this run.
   *
   * @throws AppError `no-token`; `usage` where no request can carry it
   */
  async token(connection: Connection): Promise<string> {
    return (await this.tokens()).get(connection)
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined)
    const parts = await this.#deskSync?.catch(() => undefined)
    await parts?.link.close().catch(() => undefined)
    await opened?.store.close()
    const sample = await this.#sample?.catch(() => undefined)
    await sample?.close()
  }
}

/** The token, if a request can carry it. @throws AppError `usage` */
export function sendableToken(token: string): string {
  if (isSendableToken(token)) return token
  throw new AppError('usage', { problem: 'token-characters' })
}

const STORE_WORKER_SOURCE = new URL('../core/threads/storeWorker.ts', import.meta.url)
