/** What finds, fetches and installs a newer version: the packages' own way, or a test's. */
export interface Updater {
  /**
   * Asks for the newest version.
   *
   * @param takesPreviews whether versions that are still being tried count
   * @returns its number where it is newer than this one and meant for this copy; null otherwise
   * @throws AppError `update-unreachable`, `update-failed`, `proxy-login`
   */
  look(takesPreviews: boolean): Promise<string | null>
  /**
   * Fetches the version that was found, as far as possible only what is different in it, and checks it. From then on
   * the end of the program installs it.
   *
   * @param onPercent called with how much of it is here, 0 to 100
   * @throws AppError `update-unreachable`, `update-unverified`, `update-failed`, `disk-full`, `proxy-login`
   */
  load(onPercent: (percent: number) => void): Promise<void>
  /** Leaves what was fetched where it is: the end of the program does not install it. */
  leave(): void
  /**
   * Installs what was fetched and starts it, and has the program end once that is under way.
   *
   * @returns false where that failed: then the program goes on
   */
  install(): boolean
}
