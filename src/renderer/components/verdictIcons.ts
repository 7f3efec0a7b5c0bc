import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconClockCheck,
  IconClockHour4,
  IconFileUnknown,
  type Icon,
} from '@tabler/icons-react'
import type { Verdict } from '../../shared/completeness.ts'

/** The sign of each verdict on how whole something is, the same wherever it is told. */
export const VERDICT_ICONS: Readonly<Record<Verdict, Icon>> = {
  nothing: IconCircleDashed,
  future: IconClockHour4,
  complete: IconCircleCheck,
  current: IconClockCheck,
  incomplete: IconCircleHalf2,
  partial: IconAlertTriangle,
  announced: IconFileUnknown,
  failed: IconCircleX,
}
