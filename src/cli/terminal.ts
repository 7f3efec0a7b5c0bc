import { explain } from '../shared/errorTexts.ts'
import { AppError, faultName } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import type { LocalizedText } from '../shared/language.ts'

/** Where a command writes to: a process's own two streams, or those of a caller. */
export interface Output {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>
}

export interface TerminalOptions {
  readonly output: Output
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly language: Language
}

const PROGRESS_INTERVAL_MS = 200
const PLAIN_PROGRESS_INTERVAL_MS = 5_000
const BAR_WIDTH = 24
/** Shorter texts are no tokens, and occur in any sentence. */
const SHORTEST_SECRET = 8

/**
 * What a command says: its document or its table on standard output, everything else on standard error.
 *
 * Progress is a bar on a terminal, now and then a line elsewhere, nothing with `--quiet`.
 */
export class Terminal {
  readonly json: boolean
  readonly language: Language
  readonly #quiet: boolean
  readonly #verbose: boolean
  readonly #output: Output
  readonly #isInteractive: boolean
  /** A document is begun and not ended: nothing else may follow on standard output. */
  isInDocument = false
  readonly #secrets: string[] = []
  #lastProgressMs = 0
  #hasBar = false

  constructor(options: TerminalOptions) {
    this.#output = options.output
    this.#isInteractive = options.output.stderr.isTTY === true
    this.json = options.json
    this.language = options.language
    this.#quiet = options.quiet
    this.#verbose = options.verbose
  }

  /** Takes care that no error tells this text: a server may quote a token back. */
  hide(secret: string): void {
    if (secret.length >= SHORTEST_SECRET) this.#secrets.push(secret)
  }

  #discreet(text: string): string {
    return this.#secrets.reduce((told, secret) => told.replaceAll(secret, '(…)'), text)
  }

  /** A text in the terminal's language. */
  say(text: LocalizedText): string {
    return text[this.language]
  }

  /** Writes to standard output, waiting where its reader is slower. */
  async write(text: string): Promise<void> {
    const { stdout } = this.#output
    if (!stdout.write(text)) await new Promise((resolve) => stdout.once('drain', resolve))
  }

  /** The command's one document (`--json`), or what people read instead. */
  async result(document: unknown, human: string): Promise<void> {
    await this.write(this.json ? `${JSON.stringify(document)}\n` : human === '' ? '' : `${human}\n`)
  }

  /** A message for people. */
  message(text: LocalizedText): void {
    this.#clearBar()
    this.#output.stderr.write(`${text[this.language]}\n`)
  }

  /** How far the work is. `fraction` from 0 to 1, or undefined where the end is not known. */
  progress(fraction: number | undefined, text: LocalizedText): void {
    if (this.#quiet) return
    const now = performance.now()
    const interval = this.#isInteractive ? PROGRESS_INTERVAL_MS : PLAIN_PROGRESS_INTERVAL_MS
    if (this.#lastProgressMs !== 0 && now - this.#lastProgressMs < interval) return
    this.#lastProgressMs = now
    const line = text[this.language]
    if (!this.#isInteractive) {
      this.#output.stderr.write(`${line}\n`)
      return
    }
    const filled = fraction === undefined ? 0 : Math.round(fraction * BAR_WIDTH)
    const bar = fraction === undefined ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} `
    this.#output.stderr.write(`\r\u001B[K${`${bar}${line}`.slice(0, (this.#output.stderr.columns || 80) - 1)}`)
    this.#hasBar = true
  }

  #clearBar(): void {
    if (this.#hasBar) this.#output.stderr.write('\r\u001B[K')
    this.#hasBar = false
  }

  /** Takes the bar away. */
  endProgress(): void {
    this.#clearBar()
  }

  /** An error's sentence and next step on standard error. */
  explainError(error: AppError): void {
    this.#clearBar()
    const { sentence, hint } = explain(error.toData(), this.language)
    const lines = [sentence, ...(this.#quiet ? [] : [hint]), ...(this.#verbose ? [traceOf(error)] : [])]
    this.#output.stderr.write(this.#discreet(`${lines.join('\n')}\n`))
  }

  /** An error as documents carry it. */
  errorDocument(error: AppError): { readonly code: string; readonly message: string; readonly hint: string } {
    const { sentence, hint } = explain(error.toData(), this.language)
    return { code: error.code, message: this.#discreet(sentence), hint: this.#discreet(hint) }
  }
}

/**
 * An error's trace and those of its causes. What they say stays untold where they are not ours: a parser's complaint
 * quotes what it read.
 */
function traceOf(error: AppError): string {
  const lines = [error.stack ?? error.message]
  for (let { cause } = error as Error; cause instanceof Error; { cause } = cause) {
    const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    const told = cause instanceof AppError ? `${cause.name}: ${cause.message}` : faultName(cause)
    lines.push([`Caused by ${told}`, ...frames].join('\n'))
  }
  return lines.join('\n')
}
