import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import log from 'electron-log/node'
import type { AppEvent } from '../shared/ipc/contract.ts'
import { makePrivateFolder } from '../core/store/file/privateFiles.ts'
import { toAppError } from '../shared/errors.ts'
import { placeOf } from './errorPlace.ts'

/** Size at which the journal's file begins anew; the one before is kept. */
const MOST_BYTES = 512 * 1024
const FILE_NAME = 'journal.log'

/**
 * What the program did and what failed, by name and code: for the support file. No rows, no names of operations, no
 * tokens, no addresses: only what is put together here is ever written.
 */
export class Journal {
  readonly #folder: string
  readonly #root: string
  #hasBegun = false

  /**
   * @param folder made with the first line: a start that is refused leaves nothing
   * @param root where the program's own files lie: errors are told by their place below it
   */
  constructor(folder: string, root: string) {
    this.#folder = folder
    this.#root = root
    log.transports.console.level = false
    log.transports.file.resolvePathFn = () => join(folder, FILE_NAME)
    log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
    log.transports.file.maxSize = MOST_BYTES
    log.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s} {text}'
  }

  write(text: string): void {
    this.#begin()
    log.info(text)
  }

  /** Notes an error: its code, and where in the program it was raised. What it says may quote its user's data. */
  error(where: string, cause: unknown): void {
    const error = toAppError(cause)
    const place = placeOf(cause instanceof Error ? cause : error, this.#root)
    this.write(`${where}: ${error.code} ${place}`)
  }

  /** Notes what the window was told, as far as it says something about the program itself. */
  event(event: AppEvent): void {
    if (event.kind === 'store') {
      this.write(`store ${event.state.kind}${event.state.kind === 'failed' ? ` ${event.state.error.code}` : ''}`)
    } else if (event.kind === 'worker-restarted') this.write('thread lost')
    else if (event.kind === 'going-on') this.write(`goes on: ${event.work}`)
    else if (event.kind === 'job' && event.job.endedAtMs !== null) {
      const { kind, state, error, startedAtMs, endedAtMs } = event.job
      this.write(`${kind} ${state} ${error?.code ?? ''} after ${Math.round((endedAtMs - startedAtMs) / 1000)} s`)
    }
  }

  #begin(): void {
    if (this.#hasBegun) return
    this.#hasBegun = true
    try {
      // Before its own library would make it, open to others.
      makePrivateFolder(this.#folder)
    } catch {
      // Where no journal can be written the program goes on without.
    }
  }

  /** The journal's text, the older part first. */
  read(): string {
    return ['journal.old.log', FILE_NAME]
      .map((name) => join(this.#folder, name))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('')
  }
}
