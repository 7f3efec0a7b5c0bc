import type { OpenCustomer } from '../api/customerLink.ts'
import { LONGEST_CUSTOMER, opened, type Place } from './navigation/places.ts'
import type { Navigation } from './navigation/useNavigation.ts'
import type { SidebarState } from './useSidebarState.ts'

/** Where the parts of the window lead. */
export interface Ways {
  readonly openReport: (reportKey: string, isInNewTab?: boolean) => void
  readonly openCustomer: OpenCustomer
  readonly openHome: () => void
}

/** The ways from whatever is open; a sidebar that lies over it gives way. @param connectionId the open operation */
export function waysFrom({ go, change }: Navigation, connectionId: number, sidebar: SidebarState): Ways {
  const giveWay = (): void => {
    if (sidebar.isOverlay) sidebar.collapse(true)
  }
  return {
    openReport: (reportKey, isInNewTab = false) => {
      const next: Place = { kind: 'report', connectionId, reportKey, viewId: null }
      if (isInNewTab) change((before) => opened(before, next))
      else go(next)
      giveWay()
    },
    openCustomer: (customer, ofConnectionId) => {
      const named = customer.trim().slice(0, LONGEST_CUSTOMER)
      go({ kind: 'customer', connectionId: ofConnectionId, customer: named, isEverywhere: false })
      giveWay()
    },
    openHome: () => {
      go({ kind: 'home', connectionId })
      giveWay()
    },
  }
}
