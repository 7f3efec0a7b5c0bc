/**
 * The kinds of channels that customers are reached by: a channel is its kind, whatever line or account it goes over.
 */
export const CHANNEL_KINDS = [
  'voice',
  'sms',
  'whatsapp',
  'email',
  'web',
  'facebook',
  'instagram',
  'telegram',
  'twitter',
  'line',
] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
