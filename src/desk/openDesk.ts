import { AppError } from '../shared/errors.ts'
import { type Catalogue, checkParameters } from '../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { TeamLink } from '../core/sync/team/teamLink.ts'
import type { SyncContext, Target } from '../core/sync/target.ts'
import type { TeamDesk } from './team.ts'
import type { Tokens } from './tokens.ts'

/** What there is to work with once the store is open. */
export class OpenDesk {
  readonly store: StoreApi
  readonly sync: SyncContext
  readonly link: TeamLink
  readonly tokens: Tokens
  readonly team: TeamDesk
  readonly #catalogue: () => Catalogue

  /** @param parts.catalogueNow the reports as they are now: the user may add some */
  constructor(
    parts: Pick<OpenDesk, 'store' | 'sync' | 'link' | 'tokens' | 'team'> & { readonly catalogueNow: () => Catalogue },
  ) {
    this.store = parts.store
    this.sync = parts.sync
    this.link = parts.link
    this.tokens = parts.tokens
    this.team = parts.team
    this.#catalogue = parts.catalogueNow
  }

  get catalogue(): Catalogue {
    return this.#catalogue()
  }

  connections(): Promise<readonly Connection[]> {
    return this.store.connections.list()
  }

  /** @throws AppError `unknown-connection` where it was removed meanwhile */
  async connection(id: number): Promise<Connection> {
    const connection = (await this.connections()).find((each) => each.id === id)
    if (connection === undefined) throw new AppError('unknown-connection', { connection: String(id), known: '–' })
    return connection
  }

  /** @throws AppError `unknown-report` */
  report(key: string): ReportDefinition {
    const report = this.catalogue.get(key)
    if (report === undefined) throw new AppError('unknown-report', { report: key })
    return report
  }

  /**
   * Whose report is fetched, with the token to do it.
   *
   * @throws AppError `unknown-connection`, `unknown-report`, `missing-parameter`, `no-token`, `keychain-locked`
   */
  async target(scope: {
    readonly connectionId: number
    readonly reportKey: string
    readonly parameters: Readonly<Record<string, string>>
  }): Promise<Target> {
    const report = this.report(scope.reportKey)
    const parameters = checkParameters(report, scope.parameters)
    const connection = await this.connection(scope.connectionId)
    return { connection, report, parameters, token: await this.tokens.get(connection) }
  }
}
