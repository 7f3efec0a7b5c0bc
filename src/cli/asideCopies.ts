import { copiesText, deletedOn, type AsideCopy } from '../shared/asideCopies.ts'
import type { CommandContext } from './context.ts'
import { storeTexts } from './texts/store.ts'

/** A copy of the store as documents have it. */
export interface CopyDocument {
  readonly file: string
  /** ISO 8601, UTC. */
  readonly made: string
  /** `YYYY-MM-DD`: the day on which it is deleted by itself. */
  readonly deletedOn: string
  readonly bytes: number
}

function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

function documentOf(copy: AsideCopy): CopyDocument {
  const { name, madeAtMs, bytes } = copy
  return { file: name, made: new Date(madeAtMs).toISOString(), deletedOn: deletedOn(copy, timeZone()), bytes }
}

/** What is to be said of copies of the store that no erasure reaches. */
export interface ToldCopies {
  /** For a document: nothing where there are no copies. */
  readonly inDocument: { readonly copies?: readonly CopyDocument[] }
  /** For people, with how to be rid of them; empty where there are none. */
  readonly text: string
}

/** Looks for copies of the store that were put aside. */
export async function toldCopies(context: CommandContext): Promise<ToldCopies> {
  const { listCopies } = await import('../core/store/file/asideCopies.ts')
  const copies = listCopies((await context.profile()).storeFile)
  const told = copiesText(copies, timeZone())
  if (told === undefined) return { inDocument: {}, text: '' }
  const next = storeTexts('deleteThem')
  const say = context.terminal.say.bind(context.terminal)
  return { inDocument: { copies: copies.map(documentOf) }, text: `${say(told)} ${say(next)}` }
}

/** A text for people with what is to be said of copies under it. */
export function withCopies(text: string, copies: ToldCopies): string {
  return copies.text === '' ? text : `${text}\n${copies.text}`
}
