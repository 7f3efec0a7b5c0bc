import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { StoredTeam } from '../../store/records/team.ts'
import { TeamKey } from '../../team/teamKey.ts'
import type { TokenMarks } from '../../team/leases.ts'
import { isSampleConnection } from '../../wolkvox/address.ts'
import type { OperationAddress } from './teamSide.ts'

/** What a desk knows of its team without asking anybody: who it is, and what the team calls things. */
export class Membership {
  readonly stored: StoredTeam
  readonly key: TeamKey

  constructor(stored: StoredTeam) {
    this.stored = stored
    this.key = new TeamKey(stored.key, stored.team)
  }

  /** Whether it is of the same team, by the same way. */
  isOf({ team, url, key, certificates }: StoredTeam): boolean {
    const { stored } = this
    return team === stored.team && url === stored.url && key === stored.key && certificates === stored.certificates
  }

  /** The mark of an operation; null for the sample operation, which every computer has its own of. */
  operation({ server, baseUrl }: OperationAddress): string | null {
    return isSampleConnection({ baseUrl }) ? null : this.key.mark('operation', [server, baseUrl])
  }

  /**
   * The mark of a report with its parameters. Reports of one's own go by what they ask for: two that ask for the same
   * are one, whatever they are called.
   */
  scope({ service, id, shape }: ReportDefinition, parameters: Readonly<Record<string, string>>): string {
    const given = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return this.key.mark('scope', [service, id, JSON.stringify(shape ?? null), JSON.stringify(given)])
  }

  /** The marks of a token's turn. */
  turn(address: OperationAddress, token: string): TokenMarks | null {
    const operation = this.operation(address)
    return operation === null ? null : { operation, token: this.key.mark('token', [token]) }
  }
}
