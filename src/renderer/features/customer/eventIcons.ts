import {
  IconClipboardCheck,
  IconDots,
  IconMail,
  IconMessage,
  IconMessages,
  IconPhone,
  type Icon,
} from '@tabler/icons-react'
import type { EventKind } from '../../../shared/reports/eventKinds.ts'

/** The icon of each kind of event: the word beside it says the same. */
export const EVENT_ICONS: Readonly<Record<EventKind, Icon>> = {
  call: IconPhone,
  message: IconMessage,
  chat: IconMessages,
  mail: IconMail,
  survey: IconClipboardCheck,
  other: IconDots,
}
