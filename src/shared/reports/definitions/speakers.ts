import type { SpeakerField } from '../conversation.ts'

const BOT_NAMES = ['chat bot', 'chat_bot', 'chat-bot', 'bot']

/** Who sends a message: documents name agent and customer; the bot goes by its name. */
export const SENDER: SpeakerField = {
  field: 'from',
  speakers: [
    { values: ['customer', 'cliente'], speaker: 'customer' },
    { values: ['agent', 'agente'], speaker: 'agent' },
    { values: BOT_NAMES, speaker: 'bot' },
  ],
}

/** The bot, where a message has its name although an agent is said to send it. */
export const NAMED_BOT: SpeakerField = { field: 'from_name', speakers: [{ values: BOT_NAMES, speaker: 'bot' }] }
