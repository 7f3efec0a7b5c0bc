/** Who a desk is in a team. */
export interface TeamIdentity {
  /** The team's id. */
  readonly team: string
  /** 64 hexadecimal digits. */
  readonly key: string
  /** The desk's own id. */
  readonly member: string
  /** What the others see: sealed in the database. */
  readonly name: string
}
