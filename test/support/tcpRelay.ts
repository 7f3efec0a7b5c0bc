import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What lies between a program and a server on this computer: it hears all that goes by, and can cut it off. */
export class TcpRelay {
  readonly port: number
  readonly #sockets = new Set<Socket>()
  readonly #close: () => Promise<void>
  #heard: Buffer[] = []
  /** How many more bytes of the server pass before every connection is cut; by default none is. */
  #left = Number.POSITIVE_INFINITY

  private constructor(port: number, close: () => Promise<void>) {
    this.port = port
    this.#close = close
  }

  static async start(leadsTo: number): Promise<TcpRelay> {
    const holder: { relay?: TcpRelay } = {}
    const server = createServer((socket) => holder.relay?.join(socket, leadsTo))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    holder.relay = new TcpRelay(port, () => new Promise((resolve) => server.close(() => resolve())))
    return holder.relay
  }

  /** All bytes that went by, both ways, since it was asked last. */
  heard(): Buffer {
    const heard = Buffer.concat(this.#heard)
    this.#heard = []
    return heard
  }

  /** Lets so many more bytes by, in both ways together, then breaks all connections, once. */
  cutAfter(bytes: number): void {
    this.#left = bytes
  }

  join(socket: Socket, leadsTo: number): void {
    const behind = connect(leadsTo, '127.0.0.1')
    const pass = (from: Socket, to: Socket): void => {
      this.#sockets.add(from)
      from.on('data', (bytes: Buffer) => {
        this.#heard.push(bytes)
        to.write(bytes.subarray(0, Math.min(bytes.length, this.#left)))
        this.#left -= bytes.length
        if (this.#left <= 0) this.#cut()
      })
      from.on('error', () => undefined)
      from.on('close', () => {
        this.#sockets.delete(from)
        to.destroy()
      })
    }
    pass(socket, behind)
    pass(behind, socket)
  }

  async close(): Promise<void> {
    for (const each of this.#sockets) each.destroy()
    await this.#close()
  }

  #cut(): void {
    this.#left = Number.POSITIVE_INFINITY
    for (const each of this.#sockets) each.destroy()
  }
}
