import { AppError, toAppError } from '../shared/errors.ts'
import { teamPasswordAccount, type SecretStore } from '../core/vault/secretStore.ts'

/** The password of the team's database: of this run (`PGPASSWORD`), else in the keychain. */
export class TeamPassword {
  readonly #secrets: SecretStore
  readonly #account: string
  readonly #ofRun: string | null

  /** @param ofRun what the run was started with; null or empty: nothing */
  constructor(secrets: SecretStore, profileId: string, ofRun: string | null) {
    this.#secrets = secrets
    this.#account = teamPasswordAccount(profileId)
    this.#ofRun = ofRun === '' ? null : ofRun
  }

  /** What the run was started with, or null. */
  get ofRun(): string | null {
    return this.#ofRun
  }

  /** The password. @throws AppError `team-no-password`, `keychain-locked` */
  async get(user: string): Promise<string> {
    if (this.#ofRun !== null) return this.#ofRun
    try {
      const stored = await this.#secrets.get(this.#account)
      if (stored !== null) return stored
    } catch (cause) {
      if (toAppError(cause).code !== 'no-keychain') throw cause
    }
    throw new AppError('team-no-password', { user })
  }

  /**
   * Makes sure that there is a keychain, before anybody types in vain.
   *
   * @throws AppError `no-keychain`, `keychain-locked`
   */
  async check(): Promise<void> {
    if (this.#ofRun === null) await this.#secrets.get(this.#account)
  }

  /** Keeps a password in the keychain, unless it is the run's own. @throws AppError `no-keychain`, `keychain-locked` */
  async keep(password: string): Promise<void> {
    if (password !== this.#ofRun) await this.#secrets.set(this.#account, password)
  }

  /** Forgets the password of the keychain, where there is one. */
  async forget(): Promise<void> {
    await this.#secrets.remove(this.#account).catch(() => false)
  }
}
