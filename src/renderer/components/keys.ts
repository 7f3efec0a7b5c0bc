import { keysOf, type Command } from '../../shared/commands/commands.ts'
import { writtenKeys } from '../../shared/commands/keys.ts'
import type { Language } from '../../shared/language.ts'

export const IS_MAC = navigator.userAgent.includes('Mac')

/** The keys of a command as this computer writes them; absent where it has none. */
export function keysTextOf(command: Command, language: Language): string | undefined {
  const [keys] = keysOf(command, IS_MAC)
  return keys === undefined ? undefined : writtenKeys(keys, IS_MAC, language)
}
