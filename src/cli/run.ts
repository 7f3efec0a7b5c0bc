import { parseArgs } from 'node:util'
import { AppError, throwIfAborted, toAppError } from '../shared/errors.ts'
import { languageOf, type Language } from '../shared/language.ts'
import { refuseUncheckedCertificates } from '../core/wolkvox/uncheckedCertificates.ts'
import { Options, type Command } from './command.ts'
import { CommandContext, type Environment, type ReadPolicy } from './context.ts'
import { EXIT, exitStatusOf } from './exitStatus.ts'
import { commands, commonOptions, helpOf, overview } from './help.ts'
import { Terminal, type Output } from './terminal.ts'

/** The language that an environment asks for, or the system's own. */
export function languageOfEnvironment(environment: Environment): Language {
  const given = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG']
  // Windows sets none of them; there the system's own language counts.
  return languageOf(given || new Intl.DateTimeFormat().resolvedOptions().locale)
}

/** What a run works in: a process's own surroundings, or those that a caller makes up. */
export interface Surroundings {
  readonly environment: Environment
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly output: Output
  /** Reads what the computer's administrator set; tests set it otherwise, words and environment cannot. */
  readonly readPolicy?: ReadPolicy
  /** The file of the store's thread, where it is not run from source. */
  readonly storeWorkerUrl?: URL
}

/** Loaded when a command first needs it. */
const systemPolicy: ReadPolicy = async () => {
  const { readSystemPolicy } = await import('../core/policy/readPolicy.ts')
  return readSystemPolicy()
}

interface Call {
  readonly name: string
  readonly rest: readonly string[]
}

const everywhere = new Set(Object.keys(commonOptions).map((name) => `--${name}`))

/**
 * The command that the first words name: one (`pull`) or two (`connection add`). The options of every command may stand
 * before it.
 */
function callOf(words: readonly string[]): Call | undefined {
  const start = words.findIndex((word) => !everywhere.has(word))
  const before = words.slice(0, Math.max(0, start))
  const named = words.slice(before.length)
  for (const length of [2, 1]) {
    const name = named.slice(0, length).join(' ')
    if (Object.hasOwn(commands, name)) return { name, rest: [...before, ...named.slice(length)] }
  }
  return undefined
}

/** What `parseArgs` complains about. */
function usageError(cause: unknown): AppError {
  const message = cause instanceof Error ? cause.message : String(cause)
  const option = /'(--?[^\s'=<,]+)/.exec(message)?.[1] ?? ''
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  const problem =
    code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? 'unknown-option'
      : /does not take/.test(message)
        ? 'option-without-value'
        : 'option-needs-value'
  return new AppError('usage', { problem, option }, { cause })
}

/**
 * That no option with a value comes twice which is meant once: `parseArgs` would take the last one in silence.
 *
 * @throws AppError `usage`
 */
function checkOnce({ options }: Command, tokens: readonly { readonly kind: string; readonly name?: string }[]): void {
  const seen = new Set<string>()
  for (const { kind, name = '' } of tokens) {
    if (kind !== 'option' || options[name]?.type !== 'string' || options[name].multiple === true) continue
    if (seen.has(name)) throw new AppError('usage', { problem: 'option-twice', option: name })
    seen.add(name)
  }
}

function parse(command: Command, rest: readonly string[]): Options {
  let parsed
  try {
    parsed = parseArgs({
      args: joinNegativeValues(rest),
      options: { ...command.options, ...commonOptions } as never,
      allowPositionals: true,
      strict: true,
      tokens: true,
    })
  } catch (cause) {
    throw usageError(cause)
  }
  checkOnce(command, parsed.tokens)
  const count = parsed.positionals.length
  const isAskingForHelp = (parsed.values as Record<string, unknown>)['help'] === true
  if (!isAskingForHelp && (count < command.positionals.least || count > command.positionals.most)) {
    throw new AppError('usage', { problem: 'command-written', usage: command.usage })
  }
  return new Options(parsed.values, parsed.positionals)
}

/** `--out -` means standard output; `parseArgs` wants it written `--out=-`. */
function joinNegativeValues(words: readonly string[]): string[] {
  const joined: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (/^--[a-z-]+$/.test(word) && words[index + 1] === '-') {
      joined.push(`${word}=-`)
      index++
    } else joined.push(word)
  }
  return joined
}

async function runCommand(call: Call, words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { environment, signal, output } = surroundings
  const language = languageOfEnvironment(environment)
  const json = words.includes('--json')
  const quiet = words.includes('--quiet')
  const verbose = words.includes('--verbose')
  const context = new CommandContext(
    { json, quiet, verbose, language, output },
    { readPolicy: systemPolicy, ...surroundings },
  )
  try {
    const command = await (commands[call.name]?.() ??
      Promise.reject(new AppError('unknown-command', { command: call.name })))
    const options = parse(command, call.rest)
    throwIfAborted(signal)
    if (options.has('help')) {
      await context.terminal.write(helpOf(command, language))
      return EXIT.done
    }
    refuseUncheckedCertificates(environment)
    return await command.run(context, options)
  } catch (cause) {
    const error = toAppError(cause)
    const isMasked = words.some((word) => word === '--mask' || word.startsWith('--mask='))
    return await fail(context.terminal, isMasked ? (await import('./maskedError.ts')).maskedError(error) : error)
  } finally {
    context.terminal.endProgress()
    await context.close()
  }
}

async function fail(terminal: Terminal, error: AppError): Promise<number> {
  terminal.explainError(error)
  if (terminal.json && !terminal.isInDocument)
    await terminal.write(`${JSON.stringify({ error: terminal.errorDocument(error) })}\n`)
  return exitStatusOf(error)
}

/**
 * Runs one command, and leaves the process as it is.
 *
 * @param words the arguments after the program's name
 * @returns the exit status
 */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { environment, output } = surroundings
  const language = languageOfEnvironment(environment)
  const call = callOf(words)
  if (call !== undefined) return runCommand(call, words, surroundings)
  if (words.every((word) => everywhere.has(word)) || ['help', '-h'].includes(words[0] ?? '')) {
    output.stdout.write(await overview(language))
    return EXIT.done
  }
  const options = { json: words.includes('--json'), quiet: false, verbose: false, language, output }
  const named = words.filter((word) => !word.startsWith('-'))
  const error = new AppError('unknown-command', { command: named.length > 0 ? named.join(' ') : (words[0] ?? '') })
  return fail(new Terminal(options), error)
}
