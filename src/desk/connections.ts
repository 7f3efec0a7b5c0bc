import type { UnfinishedWork } from '../shared/unfinishedWork.ts'
import { AppError, toAppError } from '../shared/errors.ts'
import type { ConnectionDraft, ConnectionSummary, SavedConnection, TokenVerdict } from '../shared/connections.ts'
import type { Mask } from '../shared/masks.ts'
import { isTimeZone } from '../shared/time.ts'
import type { Connection, NewConnection } from '../core/store/records/connections.ts'
import { rememberDraftTest, testConnection, testDraft } from '../core/sync/testConnection.ts'
import type { TokenInfo } from '../core/wolkvox/tokenInfo.ts'
import {
  defaultBaseUrl,
  isSampleConnection,
  parseBaseUrl,
  parseServerCode,
  SAMPLE_BASE_URL,
  SAMPLE_SERVER,
} from '../core/wolkvox/address.ts'
import { checkServer } from '../core/wolkvox/allowedServer.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'
import type { ReportMarks } from './reportMarks.ts'
import { finishRemovals, removeConnection } from './removeConnection.ts'
import { cleanToken } from './tokens.ts'
import type { PausableWork, PauseReason, WorkGate } from './workGate.ts'

/** A test that succeeded a moment ago: its request is counted once the connection is saved. */
interface PassedTest {
  readonly baseUrl: string
  readonly token: string
  readonly info: TokenInfo
}

export interface ConnectionParts {
  readonly desk: () => Promise<OpenDesk>
  readonly announce: Announce
  readonly marks: ReportMarks
  readonly gate: WorkGate
  /** Hears that work is gone on with that was cut short. */
  readonly onGoingOn: (work: UnfinishedWork) => void
}

/** Setting up, trying, changing and removing connections. */
export class Connections implements PausableWork {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce
  readonly #marks: ReportMarks
  readonly #gate: WorkGate
  readonly #onGoingOn: (work: UnfinishedWork) => void
  /** Puts off what a removal does not have to do now. */
  readonly #leaving = new AbortController()
  #storeGoes = new AbortController()
  /** The keychain refused to let a token go: it is not asked again by itself, since it may ask its user each time. */
  #isRefused = false
  readonly #removals = new Set<Promise<void>>()
  #passed: PassedTest | undefined

  constructor({ desk, announce, marks, gate, onGoingOn }: ConnectionParts) {
    this.#desk = desk
    this.#announce = announce
    this.#marks = marks
    this.#gate = gate
    this.#onGoingOn = onGoingOn
  }

  async list(): Promise<readonly ConnectionSummary[]> {
    const desk = await this.#desk()
    return Promise.all((await desk.connections()).map((connection) => this.#summary(desk, connection)))
  }

  /** Tries a draft with one cheap request. @throws AppError what server or network said */
  async test(draft: ConnectionDraft): Promise<TokenVerdict> {
    const desk = await this.#desk()
    const { server, baseUrl, timeZone } = this.#checked(draft)
    const token = await this.#tokenOf(desk, draft)
    const info = await testDraft(desk.sync, { server, baseUrl, timeZone }, token)
    this.#passed = { baseUrl, token, info }
    return { dayLimit: info.dayLimit }
  }

  /** Where the server of a stored operation is. @throws AppError `unknown-connection` */
  async addressOf(connectionId: number): Promise<string> {
    const desk = await this.#desk()
    return desk.sync.resolveBaseUrl(await desk.connection(connectionId))
  }

  /**
   * Asks the server of a stored operation about its token, with one request of the day.
   *
   * @throws AppError what server or network said
   */
  async askServer(connectionId: number): Promise<TokenVerdict> {
    const desk = await this.#desk()
    const connection = await desk.connection(connectionId)
    const { dayLimit } = await testConnection(desk.sync, { connection, token: await desk.tokens.get(connection) })
    return { dayLimit }
  }

  /**
   * Stores a draft and its token.
   *
   * @throws AppError `bad-server`, `empty-token`, `connection-exists`, `usage`; `managed` where the computer's
   * administrator does not allow it
   */
  async save(draft: ConnectionDraft, keeping: 'kept' | 'this-run'): Promise<SavedConnection> {
    const desk = await this.#desk()
    this.#isRefused = false
    const facts = this.#checked(draft)
    checkServer(desk.store.policy, facts)
    const token = draft.token === null && draft.connectionId !== null ? null : cleanToken(draft.token ?? '')
    if (token !== null) desk.tokens.checkMayAdd()
    const { store } = desk
    const before = draft.connectionId === null ? null : await desk.connection(draft.connectionId)
    const connection =
      draft.connectionId === null
        ? await store.connections.add(facts)
        : await store.connections.update({ id: draft.connectionId, ...facts })
    desk.store.tables.connectionsChanged()
    // Rows name other customers than before, and are hidden otherwise: nothing that the window holds of them is so.
    const isOtherCountry = before !== null && before.country !== facts.country
    if (isOtherCountry) this.#announce({ kind: 'masked', connectionId: connection.id })
    const leadsElsewhere = before !== null && (before.server !== facts.server || before.baseUrl !== facts.baseUrl)
    if (leadsElsewhere) await this.#marks.clear(desk.store, connection.id)
    const problem =
      before !== null && before.id !== connection.id
        ? await this.#moveToken(desk, before, connection, token, keeping)
        : token === null
          ? null
          : await desk.tokens.set(connection.id, token, keeping)
    await this.#countTest(desk, connection, token)
    this.#announce({ kind: 'connections' })
    return {
      connection: await this.#summary(desk, connection),
      keychainProblem: problem?.toData() ?? null,
    }
  }

  /**
   * Hides an operation's personal data from now on, in whatever is told of its rows.
   *
   * @param mask null: no more
   * @throws AppError `unknown-connection`
   */
  async mask(connectionId: number, mask: Mask | null): Promise<void> {
    const { store } = await this.#desk()
    await store.connections.mask({ connectionId, mask })
    this.#announce({ kind: 'masked', connectionId })
  }

  /** Takes a connection off the list, with its token; its rows stay unless they are to go too. */
  async remove(connectionId: number, withRows: boolean): Promise<void> {
    const desk = await this.#desk()
    const connection = await desk.connection(connectionId)
    this.#isRefused = false
    await this.#removing(
      this.#gate.whilePaused({ kind: 'connection-goes', connectionId }, () =>
        removeConnection(connection, {
          store: desk.store,
          tokens: desk.tokens,
          erased: withRows ? desk.catalogue.reports : null,
          putOff: this.#ending(),
          onRemoved: this.#tellRemoved,
        }),
      ),
    )
  }

  /**
   * Goes on with removals that a crash cut short, of this program or of a command: somebody asked for them. What the
   * keychain refused waits for the next start, or for somebody who removes or keeps a connection.
   */
  async goOn(): Promise<void> {
    if (this.#isRefused) return
    const { store, tokens, catalogue } = await this.#desk()
    const finishing = this.#removing(
      finishRemovals({
        store,
        tokens: () => Promise.resolve(tokens),
        reports: () => Promise.resolve(catalogue.reports),
        signal: this.#ending(),
        onBegin: this.#onGoingOn,
        onRemoved: this.#tellRemoved,
        alone: ({ id }, work) => this.#gate.whilePaused({ kind: 'connection-goes', connectionId: id }, work),
      }),
    )
    await finishing.catch((cause: unknown) => {
      this.#isRefused = toAppError(cause).code === 'keychain-locked'
      throw cause
    })
  }

  /**
   * Lets a removal that somebody asked for end before the program does. That nothing of its rows is left in the file is
   * seen to at the next start.
   */
  async finish(): Promise<void> {
    this.#leaving.abort(new AppError('cancelled'))
    await Promise.allSettled(this.#removals)
  }

  /** Before a store goes, what is being removed from it ends. */
  async pause({ kind }: PauseReason): Promise<void> {
    if (kind === 'restart' && this.#removals.size > 0) throw new AppError('update-waits')
    if (kind !== 'another-store') return
    this.#storeGoes.abort(new AppError('cancelled'))
    this.#storeGoes = new AbortController()
    await Promise.allSettled(this.#removals)
  }

  /** Nothing has to go on. */
  resume(): Promise<void> {
    return Promise.resolve()
  }

  /** Aborted where the program ends, or its store goes. */
  #ending(): AbortSignal {
    return AbortSignal.any([this.#leaving.signal, this.#storeGoes.signal])
  }

  readonly #tellRemoved = (): void => {
    this.#announce({ kind: 'connections' })
  }

  async #removing(removal: Promise<void>): Promise<void> {
    this.#removals.add(removal)
    try {
      await removal
    } finally {
      this.#removals.delete(removal)
    }
  }

  /** The sample operation as a connection, made where there is none yet. */
  async addSample(name: string): Promise<ConnectionSummary> {
    const desk = await this.#desk()
    const existing = (await desk.connections()).find(isSampleConnection)
    if (existing !== undefined) return this.#summary(desk, existing)
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const facts = { name, server: SAMPLE_SERVER, baseUrl: SAMPLE_BASE_URL, timeZone }
    const connection = await desk.store.connections.add(facts)
    this.#announce({ kind: 'connections' })
    return this.#summary(desk, connection)
  }

  async #summary(desk: OpenDesk, connection: Connection): Promise<ConnectionSummary> {
    return {
      ...connection,
      isSample: isSampleConnection(connection),
      token: await desk.tokens.keeping(connection),
    }
  }

  #checked(draft: ConnectionDraft): NewConnection {
    const server = parseServerCode(draft.server)
    const name = draft.name.trim()
    if (name === '') throw new AppError('usage', { problem: 'name-missing' })
    if (!isTimeZone(draft.timeZone)) {
      throw new AppError('usage', { problem: 'unknown-time-zone', given: draft.timeZone })
    }
    const baseUrl = draft.baseUrl === null ? defaultBaseUrl(server) : parseBaseUrl(draft.baseUrl)
    return { name, server, baseUrl, timeZone: draft.timeZone, country: draft.country }
  }

  /** The rows of a server that is not the operation's any more were put aside: the token goes on with the operation. */
  async #moveToken(
    desk: OpenDesk,
    from: Connection,
    to: Connection,
    token: string | null,
    keeping: 'kept' | 'this-run',
  ): Promise<AppError | null> {
    const isKept = (await desk.tokens.keeping(from)) === 'kept'
    const moved = token ?? (await desk.tokens.get(from).catch(() => null))
    await desk.tokens.remove(from.id)
    return moved === null ? null : desk.tokens.set(to.id, moved, token !== null || isKept ? keeping : 'this-run')
  }

  async #tokenOf(desk: OpenDesk, draft: ConnectionDraft): Promise<string> {
    if (draft.token !== null || draft.connectionId === null) return cleanToken(draft.token ?? '')
    return desk.tokens.get(await desk.connection(draft.connectionId))
  }

  async #countTest(desk: OpenDesk, connection: Connection, token: string | null): Promise<void> {
    const passed = this.#passed
    this.#passed = undefined
    if (passed === undefined || passed.baseUrl !== connection.baseUrl) return
    if (token !== null && token !== passed.token) return
    await rememberDraftTest(desk.sync, connection, passed.info)
  }
}
