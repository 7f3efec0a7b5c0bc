import { wall } from '../../../shared/time.ts'
import type { RowContext } from '../context.ts'
import { mix } from '../random.ts'
import { answeredByBot } from '../talks.ts'
import { chatContext } from './digitalHappenings.ts'
import type { HistoryDay } from './history.ts'

const MOST_TURNS = 3
const HANDED_ON = 'transfer_skill'

/**
 * What customers and the bot said, from the begin of each session on; the last answer hands the customer on where an
 * agent is asked for.
 */
export function botMessages({ chats }: HistoryDay): readonly RowContext[] {
  const messages = chats.flatMap((chat) => {
    const turns = 1 + (mix(chat.seed, 81) % MOST_TURNS)
    return Array.from({ length: turns }, (_, turn) => {
      const handsOn = turn === turns - 1 && chat.skill >= 0
      const message = { ...chatContext(chat, {}, 82 + turn), turn }
      const told = { ...message.told, answer: handsOn ? HANDED_ON : answeredByBot(message) }
      return { ...message, told, at: wall(chat.at + Math.floor((chat.bot * turn) / turns)) }
    })
  })
  return messages.toSorted((a, b) => a.at - b.at)
}
