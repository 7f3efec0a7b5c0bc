import { releasesAfter } from '../../shared/releases/releases.ts'

/** What remembers which version's news a user knows. */
export interface KnownVersion {
  readonly knownVersion: string | null
  rememberKnownVersion(version: string): void
}

/** What is new since the version that ran here before: told once. */
export class News {
  readonly #known: KnownVersion
  readonly #version: string

  constructor(known: KnownVersion, version: string) {
    this.#known = known
    this.#version = version
  }

  /** Who begins with this version knows no other: nothing is new to them. */
  begin(): void {
    if (this.#known.knownVersion === null) this.see()
  }

  /** The version whose news were seen last, where newer ones were not; null where nothing is to be told. */
  get since(): string | null {
    const { knownVersion } = this.#known
    return knownVersion !== null && releasesAfter(knownVersion, this.#version).length > 0 ? knownVersion : null
  }

  see(): void {
    if (this.#known.knownVersion !== this.#version) this.#known.rememberKnownVersion(this.#version)
  }
}
