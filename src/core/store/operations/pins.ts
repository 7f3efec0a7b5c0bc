import type { Pin } from '../../../shared/home.ts'
import { listPins, orderPins, putPin, removePin } from '../tables/pins.ts'
import type { Writing } from '../threads/subject.ts'

/** Which views the home page shows. */
export const pins = ({ database }: Writing) => ({
  /** Of all operations, in the order of their cards; those of views that are gone among them. */
  list: () => listPins(database),
  /** Pins a view, or changes how its card looks. */
  put: (pin: Pin) => {
    putPin(database, pin)
  },
  /** Says whether it was pinned. */
  remove: (viewId: number) => removePin(database, viewId),
  /** Puts these cards into this order. */
  order: (viewIds: readonly number[]) => {
    orderPins(database, viewIds)
  },
})
