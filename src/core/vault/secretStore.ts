/** Where secrets are kept, by account. */
export interface SecretStore {
  /** The secret, or null where the account has none. */
  get(account: string): Promise<string | null>
  set(account: string, secret: string): Promise<void>
  /** Whether there was one. */
  remove(account: string): Promise<boolean>
}

/** The account of a connection's token. */
export function tokenAccount(connectionId: number, profileId: string): string {
  return `token:${profileId}:${connectionId}`
}

/** The account of the key of a profile's store. */
export function storeKeyAccount(profileId: string): string {
  return `store-key:${profileId}`
}

/** The account of the password with which a profile asks its team's database. */
export function teamPasswordAccount(profileId: string): string {
  return `team-password:${profileId}`
}
