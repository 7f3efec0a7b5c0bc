import type { ChannelKind } from './channels.ts'
import type { RowsThat } from './roles.ts'

// Which rows of a report are contacts that the operation sought with customers: what checks of contact hours, of
// repeated messages and of what messages cost look at. Checks know no report, they ask here.

/** Which rows of a report are contacts that the operation sought, and what their fields tell of each. */
export interface Outreach {
  /** The field that says whom: a telephone, or the address of a mail. Rows without a value are no contact. */
  readonly customer: string
  /** By which channel: of which kind all rows are, or the field that says so. */
  readonly channel: { readonly kind: ChannelKind } | { readonly field: string }
  /** Rows that customers began, or that are part of another contact; `all`: none of the rows was sought. */
  readonly cameIn?: RowsThat | 'all'
  /** Rows that reached somebody, where not all did. */
  readonly reached?: RowsThat | 'none'
  /** The field with the text that was sent, where it is one that can be compared and counted. */
  readonly message?: string
}

/** The contacts of a report of calls. */
export function calls(parts: Omit<Outreach, 'channel'>): Outreach {
  return { ...parts, channel: { kind: 'voice' } }
}

/** No row is a contact that was sought: customers came by themselves, or rows tell of something else. */
export function noneSought(customer: string): Outreach {
  return { customer, channel: { kind: 'voice' }, cameIn: 'all' }
}

/** Rows in which the servers say what a law on contact hours means for a telephone. */
export interface ProtectionRows {
  readonly telephone: string
  /** The rows that are about a telephone, where not all are. */
  readonly where?: RowsThat
  /** The field that says since when the telephone is not to be called. */
  readonly since?: string
  /** The field that says when it was released. */
  readonly released?: string
}
