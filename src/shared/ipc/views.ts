import { z } from 'zod'
import type { ViewFileProblem } from '../viewFile.ts'
import { viewNameOf, viewQuestionSchema, viewSchema, type KeptView, type View } from '../views.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import type { ConnectionsEvent } from './connections.ts'
import { id } from './inputs.ts'
import type { ReportsEvent } from './reports.ts'

const LONGEST_TYPED = 1_000
const viewName = z
  .string()
  .max(LONGEST_TYPED)
  .refine((given) => viewNameOf(given) !== undefined)

/** What became of a view that was to be kept, or to get a name. */
export type ViewOutcome =
  | { readonly kind: 'kept'; readonly id: number }
  /** Another one has the name. */
  | { readonly kind: 'taken' }
  /** It was removed meanwhile: by a command, or in another window. */
  | { readonly kind: 'gone' }

/** A view's file, as its user chose it; they may have thought better of it. */
export type OpenedView =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'refused'; readonly problem: ViewFileProblem | 'unreadable' }
  | { readonly kind: 'cancelled' }

/** What became of a view that was to be written into a file. */
export type WrittenView =
  | { readonly kind: 'written'; readonly fileName: string }
  /** Its user thought better of it. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'gone' }

export const viewsChannels = {
  /** Every named view, of all operations, in the order in which lists show them. */
  'views:list': answer(
    nothing,
    gives<readonly KeptView[]>(),
    after<ViewsEvent | ConnectionsEvent | ReportsEvent>({ views: true, connections: true, reports: true }),
  ),
  /** Keeps a view under its name: a new one, or in the place of the one that has the name. */
  'views:save': action(z.strictObject({ view: viewSchema, isReplacing: z.boolean() }), gives<ViewOutcome>()),
  /** Keeps something else under the name that a view has. */
  'views:revise': action(z.strictObject({ id, question: viewQuestionSchema }), gives<ViewOutcome>()),
  'views:rename': action(z.strictObject({ id, name: viewName }), gives<ViewOutcome>()),
  /** Keeps the same under another name, right behind it: the name with the next number that is free. */
  'views:duplicate': action(z.strictObject({ id }), gives<ViewOutcome>()),
  /** Puts views into this order; those that are not named stay where they are. */
  'views:order': action(z.strictObject({ ids: z.array(id).max(10_000) }), gives<null>()),
  /** Removes a view. Until the window closes, or a customer is forgotten, it can be put back. */
  'views:remove': action(z.strictObject({ id }), gives<{ readonly isRemoved: boolean }>()),
  /** Puts a view back that was removed, where its name is still free. */
  'views:put-back': action(z.strictObject({ id }), gives<ViewOutcome>()),
  /**
   * Writes a view, without rows, into a file that the user chooses. Unless that is wished, without what it says of
   * customers.
   */
  'views:export': action(z.strictObject({ id, withValues: z.boolean() }), gives<WrittenView>()),
  /** Reads a view out of a file that the user chooses. Nothing is kept yet. */
  'views:open-file': action(nothing, gives<OpenedView>()),
}

/** The named views are others now. */
export interface ViewsEvent {
  readonly kind: 'views'
}
