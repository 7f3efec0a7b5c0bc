import type { AsideCopy } from '../asideCopies.ts'
import type { UnfinishedWork } from '../unfinishedWork.ts'
import type { RebuildOutcome, StoreState } from '../storeState.ts'
import { action, after, answer, gives, nothing } from './channel.ts'

export const storeChannels = {
  'store:state': answer(nothing, gives<StoreState>()),
  /** What this run of the program went on with that somebody asked for and a crash or a quit cut short. */
  'store:went-on': answer(nothing, gives<readonly UnfinishedWork[]>(), after<StoreEvent>({ 'going-on': true })),
  /** Tries again to open the store. */
  'store:open': action(nothing, gives<StoreState>()),
  /** Saves what can be read of a damaged store into a new one, and opens that. */
  'store:rebuild': action(nothing, gives<RebuildOutcome>()),
  /** Puts a store that cannot be opened aside, under another name, and begins a new one. */
  'store:start-anew': action(nothing, gives<StoreState>()),
  /** Copies of the store that were put aside: no erasure reaches into them. */
  'store:copies': answer(nothing, gives<readonly AsideCopy[]>()),
  'store:delete-copies': action(nothing, gives<null>()),
}

export type StoreEvent =
  | { readonly kind: 'store'; readonly state: StoreState }
  /** A part of the program died and was started anew. */
  | { readonly kind: 'worker-restarted' }
  /** Something goes on that somebody asked for and a crash or a quit cut short. */
  | { readonly kind: 'going-on'; readonly work: UnfinishedWork }
