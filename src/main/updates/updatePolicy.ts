/** What an administrator says about updates. */
export interface UpdatePolicy {
  /** The program neither asks nor fetches. */
  readonly isOff: boolean
  /** Where newer versions lie, instead of what was built in; null: nothing is said. */
  readonly address: string | null
}

/** What the administrator of this computer says about updates: nothing, as long as nobody can say it. */
export function updatePolicy(): UpdatePolicy {
  return { isOff: false, address: null }
}
