/** Room of a batch's buffer; a batch is about half of that, unless one record is larger. */
const BUFFER_BYTES = 512 * 1024
/**
 * Batches on their way to the writer: enough that it never waits, few enough that memory stays flat. A large record
 * goes alone.
 */
const BATCHES_IN_FLIGHT = 4
const BYTES_IN_FLIGHT = 8 * 1024 * 1024
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

/** Sends a filled buffer to the writer; the promise brings it back, to be filled again. */
export type SendBatch = (buffer: ArrayBuffer, length: number, isPlain: boolean) => Promise<ArrayBuffer>

/** Hands batches of records to the writer, and holds the download back while the writer is behind. */
export class BatchSender {
  readonly #send: SendBatch
  readonly #inFlight: { readonly sent: Promise<ArrayBuffer>; readonly bytes: number }[] = []
  #bytesInFlight = 0
  readonly #free: ArrayBuffer[] = []

  constructor(send: SendBatch) {
    this.#send = send
  }

  /** Copies the records (`{…},{…}`) as a list into a buffer and sends it. */
  add(records: Buffer, isPlain: boolean): void {
    const length = records.length + 2
    const free = length <= BUFFER_BYTES ? this.#free.pop() : undefined
    const buffer = free ?? new ArrayBuffer(Math.max(length, BUFFER_BYTES))
    const bytes = new Uint8Array(buffer)
    bytes[0] = OPEN_BRACKET
    bytes.set(records, 1)
    bytes[length - 1] = CLOSE_BRACKET
    const sent = this.#send(buffer, length, isPlain)
    // A failure shows where the promise is awaited; until then it must not count as unhandled.
    sent.catch(() => undefined)
    this.#inFlight.push({ sent, bytes: length })
    this.#bytesInFlight += length
  }

  /** Waits until few enough batches are on their way. @throws what the writer raised for one of them */
  async settle(inFlight = BATCHES_IN_FLIGHT): Promise<void> {
    while (this.#inFlight.length > inFlight || this.#bytesInFlight > BYTES_IN_FLIGHT) {
      const batch = this.#inFlight.shift()
      if (batch === undefined) break
      const buffer = await batch.sent
      this.#bytesInFlight -= batch.bytes
      if (buffer.byteLength === BUFFER_BYTES) this.#free.push(buffer)
    }
  }
}
