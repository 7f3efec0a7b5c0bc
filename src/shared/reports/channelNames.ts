import { fold } from '../values.ts'
import type { ChannelKind } from './channels.ts'

/** What the servers call each kind, within longer names: `Whatsapp official 104`, `chat-web`, `email-route-1402`. */
const SIGNS: readonly (readonly [RegExp, ChannelKind])[] = [
  [/whats ?app/, 'whatsapp'],
  [/sms/, 'sms'],
  [/e?-?mail|correo/, 'email'],
  [/facebook|messenger/, 'facebook'],
  [/instagram/, 'instagram'],
  [/telegram/, 'telegram'],
  [/twitter/, 'twitter'],
  [/\bline\b/, 'line'],
  [/\bweb\b/, 'web'],
  [/voice|voz|call|llamada/, 'voice'],
]

/** The kind of a channel by the name that a server gives it; null for one that is of no known kind. */
export function channelKindOf(name: string): ChannelKind | null {
  const folded = fold(name)
  return SIGNS.find(([sign]) => sign.test(folded))?.[1] ?? null
}

/**
 * What tells channels of different kinds apart: the kind, or for one of no known kind its name without what tells lines
 * apart, in any case.
 */
export function channelKey(name: string): string {
  return (
    channelKindOf(name) ??
    fold(name)
      .replace(/[\W\d_]+$/, '')
      .trim()
  )
}
