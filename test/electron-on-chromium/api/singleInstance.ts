import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface SecondStart {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/** Who holds the lock, and where it listens once it does. */
interface Holder {
  readonly pid: number
  readonly port?: number
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The lock that makes an app start once per data folder; a second start tells the first of itself. */
export class SingleInstance {
  readonly #lockFile: string
  #server: Server | undefined
  /** Settles when the first instance has been told. */
  told: Promise<void> = Promise.resolve()

  constructor(userData: string) {
    mkdirSync(userData, { recursive: true })
    this.#lockFile = join(userData, 'electron-on-chromium.lock')
  }

  get isHeld(): boolean {
    return this.#server !== undefined
  }

  /** Takes the lock, or tells who holds it. @returns whether it was taken */
  request(start: SecondStart, onSecond: (second: SecondStart) => void): boolean {
    if (this.isHeld) return true
    if (!this.#take()) {
      this.told = this.#tell(start)
      return false
    }
    const server = createServer((socket) => {
      const chunks: Buffer[] = []
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('error', () => {})
      socket.on('end', () => {
        if (chunks.length > 0) onSecond(JSON.parse(Buffer.concat(chunks).toString()) as SecondStart)
      })
    })
    server.listen(0, '127.0.0.1', () => {
      this.#write({ pid: process.pid, port: (server.address() as AddressInfo).port }, renameSync)
    })
    server.unref()
    this.#server = server
    return true
  }

  release(): void {
    if (!this.isHeld) return
    this.#server?.close()
    this.#server = undefined
    rmSync(this.#lockFile, { force: true })
  }

  /** Puts the whole file into place at once: nobody reads half of it. */
  #write(holder: Holder, put: (from: string, to: string) => void): void {
    const file = `${this.#lockFile}.${process.pid}`
    writeFileSync(file, JSON.stringify(holder))
    try {
      put(file, this.#lockFile)
    } finally {
      rmSync(file, { force: true })
    }
  }

  #holder(): Holder | undefined {
    try {
      return JSON.parse(readFileSync(this.#lockFile, 'utf8')) as Holder
    } catch {
      return undefined
    }
  }

  #take(): boolean {
    for (;;) {
      try {
        // A link, unlike a move, replaces nothing.
        this.#write({ pid: process.pid }, linkSync)
        return true
      } catch {
        const holder = this.#holder()
        if (holder !== undefined && isAlive(holder.pid)) return false
        // Left by one that was killed.
        rmSync(this.#lockFile, { force: true })
      }
    }
  }

  async #tell(start: SecondStart): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      const port = this.#holder()?.port
      if (port !== undefined) return send(port, JSON.stringify(start))
      await wait(100)
    }
  }
}

function send(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.end(text)
  })
}
