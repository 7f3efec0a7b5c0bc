import { factsOf, type Command } from '../../../shared/commands/commands.ts'
import type { Inline } from '../../../shared/guide/markup.ts'
import { emitCommand, isAnswered } from '../../api/commands.ts'

/** Opens something of the program. */
export type Visit = () => void

type Link = Extract<Inline, { kind: 'link' }>

/** What following a link does: now, over the guide, or once the guide is closed; null where nothing answers to it. */
export function visitOf({ to, target }: Link): { readonly visit: Visit; readonly isOverGuide: boolean } | null {
  if (to === 'settings') {
    return isAnswered('settings') ? { visit: () => emitCommand('settings', target), isOverGuide: false } : null
  }
  const command = target as Command
  if (to !== 'go' || !isAnswered(command)) return null
  return { visit: () => emitCommand(command), isOverGuide: factsOf(command).opensSystemDialog === true }
}
