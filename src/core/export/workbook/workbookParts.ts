import { Zip } from 'fflate/browser'
import { DeflatedPart } from './deflatedPart.ts'
import { PlainDeflater } from './deflater.ts'

/** What writes a workbook's parts, and what is done of it. */
export class WorkbookParts {
  readonly #zip: Zip
  readonly #deflater = new PlainDeflater()
  #done: Uint8Array[] = []

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.#done.push(chunk)
    })
  }

  /** Begins a part that is written chunk by chunk. One at a time. */
  begin(path: string): DeflatedPart {
    const part = new DeflatedPart(path, this.#deflater)
    this.#zip.add(part)
    return part
  }

  /** Writes a part as a whole. */
  write(path: string, xml: string): void {
    this.begin(path).push(Buffer.from(xml), true)
  }

  end(): void {
    this.#zip.end()
  }

  /** The bytes that are done since it was asked last. */
  take(): Uint8Array {
    const done = Buffer.concat(this.#done)
    this.#done = []
    return done
  }
}
