import type { LocalizedText } from '../shared/language.ts'
import type { CommandContext } from './context.ts'

/** One option of a command, as `util.parseArgs` takes it, with its meaning for the help in every language. */
export interface OptionDefinition extends LocalizedText {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** What stands for the value in the help: `NAME`. */
  readonly value?: string
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>

/** The options of a call: texts, lists of texts, switches. */
export class Options {
  readonly #values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]

  constructor(
    values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>,
    positionals: readonly string[],
  ) {
    this.#values = values
    this.positionals = positionals
  }

  /** The same options with other words before them. */
  withPositionals(positionals: readonly string[]): Options {
    return new Options(this.#values, positionals)
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
  }

  has(name: string): boolean {
    return this.#values[name] === true
  }
}

/** A command, with what it does in every language. */
export interface Command extends LocalizedText {
  /** How it is called, without the program's name: `pull REPORT`. */
  readonly usage: string
  readonly options: OptionDefinitions
  /** How many words may follow the command's name. */
  readonly positionals: { readonly least: number; readonly most: number }
  /** Does the work; the number it returns is the exit status. */
  run(context: CommandContext, options: Options): Promise<number>
}
