import { createContext, useContext } from 'react'

/**
 * Leads to everything about a customer, as a telephone, an address or an id names them; from wherever in the window
 * one is seen.
 *
 * @param connectionId the operation that they were seen in
 */
export type OpenCustomer = (customer: string, connectionId: number) => void

export const CustomerLink = createContext<OpenCustomer | null>(null)

/** What leads to a customer's page; null where there is no such page around. */
export function useCustomerLink(): OpenCustomer | null {
  return useContext(CustomerLink)
}
