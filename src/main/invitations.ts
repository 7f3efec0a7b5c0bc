import { AppError } from '../shared/errors.ts'
import type { WaitingInvitation } from '../shared/ipc/team.ts'
import { readInvitation, readTeamAddress } from '../shared/team.ts'
import { readSmallFile, type OpenedSmallFile } from './smallFiles.ts'

/**
 * The invitation that was opened last and waits for its user's answer, however it came: by a double click, by a dialog,
 * or dropped. What it holds, the team's key, is not told to the window.
 */
export class Invitations {
  readonly #tell: () => void
  #text: string | null = null
  #told: WaitingInvitation | null = null

  /** @param tell hears that another one waits, or none any more */
  constructor(tell: () => void) {
    this.#tell = tell
  }

  /** What the window may know of it; null where none waits. */
  get waiting(): WaitingInvitation | null {
    return this.#told
  }

  /** The text of the file that waits. @throws AppError `bad-invitation` where none does */
  get text(): string {
    if (this.#text === null) throw new AppError('bad-invitation')
    return this.#text
  }

  /** Reads a file, which then waits. Never throws: what cannot be read is told. */
  async open(file: string): Promise<void> {
    this.take(await readSmallFile(file))
  }

  /** What was read of a file waits; where its user thought better of it, all stays as it was. */
  take(opened: OpenedSmallFile): void {
    if (opened.kind === 'cancelled') return
    this.#text = null
    if (opened.kind === 'refused') {
      this.#told = opened
    } else {
      const invitation = readInvitation(opened.text)
      const address = invitation === undefined ? undefined : readTeamAddress(invitation.url)
      if (address === undefined) this.#told = { kind: 'refused', problem: 'no-invitation' }
      else {
        const { host, database, user } = address
        this.#text = opened.text
        this.#told = { kind: 'read', host, database, user }
      }
    }
    this.#tell()
  }

  /** It was answered. */
  forget(): void {
    this.#text = null
    this.#told = null
    this.#tell()
  }
}
