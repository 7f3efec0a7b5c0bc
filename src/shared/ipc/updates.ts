import type { UpdateState } from '../updates.ts'
import { action, after, answer, gives, nothing } from './channel.ts'

/** How far the program is with being the newest has changed. */
export interface UpdatesEvent {
  readonly kind: 'updates'
  readonly state: UpdateState
}

export const updatesChannels = {
  'updates:state': answer(nothing, gives<UpdateState>(), after<UpdatesEvent>({ updates: true })),
  /** Asks whether there is a newer version, and fetches it. Its outcome is the state that it answers with. */
  'updates:look': action(nothing, gives<UpdateState>()),
  /** Ends the program, installs the newer version and starts that. Refused while something is under way. */
  'updates:install': action(nothing, gives<null>()),
  /**
   * The version that ran here before this one, where what is new since then was not looked at yet; null where nothing
   * is to be told.
   */
  'updates:news-since': answer(nothing, gives<string | null>(), after<UpdatesEvent>({ updates: true })),
  /** What is new was looked at. */
  'updates:news-seen': action(nothing, gives<null>()),
}
