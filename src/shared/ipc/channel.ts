import { z } from 'zod'

// What a channel is declared with. A file for each subject declares its channels once: handlers, the bridge and the
// window follow by their types.

declare const OUTPUT: unique symbol

/** Stands for a type: what a channel answers is made in the main process, and checked by the compiler alone. */
export interface Gives<O> {
  readonly [OUTPUT]: O
}

/** The type of what a channel answers. */
export function gives<O>(): Gives<O> {
  return {} as Gives<O>
}

/** The input of a channel that needs none. */
export const nothing = z.null()

/**
 * Whether an event makes an answer stale: always, or as the rule says for it. Parts of an input instead of true: only
 * the answers to inputs that have these parts.
 */
export type StaleRule<E> = true | ((event: E) => boolean | object)

/** The rules of an answer, by the kinds of events. */
export type StaleRules = Readonly<Record<string, StaleRule<never>>>

/**
 * A channel that tells what there is and changes nothing: the window may ask it at any time, and keep what it answers
 * until that is stale.
 */
export interface AnswerDeclaration<I, O> {
  readonly kind: 'answer'
  readonly input: z.ZodType<I>
  readonly output: Gives<O>
  readonly staleAfter: StaleRules
}

/** A channel that does something. */
export interface ActionDeclaration<I, O> {
  readonly kind: 'action'
  readonly input: z.ZodType<I>
  readonly output: Gives<O>
}

export type Declaration<I, O> = AnswerDeclaration<I, O> | ActionDeclaration<I, O>

/** What a declared channel takes. */
export type TakenBy<D> = D extends Declaration<infer I, unknown> ? I : never
/** What a declared channel answers. */
export type GivenBy<D> = D extends { readonly output: Gives<infer O> } ? O : never

/**
 * Declares a channel that tells what there is.
 *
 * @param input what it takes, checked in the main process: exact shapes, bounded sizes
 * @param staleAfter the events after which an answer that the window keeps is asked for anew; without: it never changes
 * by itself
 */
export function answer<I, O>(
  input: z.ZodType<I>,
  output: Gives<O>,
  staleAfter: StaleRules = {},
): AnswerDeclaration<I, O> {
  return { kind: 'answer', input, output, staleAfter }
}

/** Declares a channel that does something. @param input what it takes, checked in the main process */
export function action<I, O>(input: z.ZodType<I>, output: Gives<O>): ActionDeclaration<I, O> {
  return { kind: 'action', input, output }
}

/** The events after which an answer is stale: `after<StoredEvent>({ stored: true })`. */
export function after<E extends { readonly kind: string }>(rules: {
  readonly [K in E['kind']]?: StaleRule<Extract<E, { readonly kind: K }>>
}): StaleRules {
  return rules as StaleRules
}
