import type { Mask } from '../../../shared/masks.ts'
import type { Country } from '../../../shared/countries.ts'

/** An operation as its user set it up. Its token is in the keychain, never here. */
export interface Connection {
  readonly id: number
  readonly name: string
  readonly server: string
  /** Where requests go: the operation's own address, or a proxy. Without a slash at the end. */
  readonly baseUrl: string
  /** IANA name of the zone of the operation's wall clock. */
  readonly timeZone: string
  /** Whose telephones numbers without a country's code are. */
  readonly country: Country
  /** How personal data is hidden wherever its rows leave the store; absent: it is not. */
  readonly mask?: Mask
}

/** What its user types of it; absent: the usual country, or the one that it has. */
export type NewConnection = Omit<Connection, 'id' | 'mask' | 'country'> & { readonly country?: Country }
/** What its user changes of it. */
export type ChangedConnection = NewConnection & Pick<Connection, 'id'>
