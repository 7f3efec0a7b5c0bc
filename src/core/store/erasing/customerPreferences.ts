import { isAbout, type Customer } from '../../../shared/customers.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { allPreferences, setPreference } from '../tables/preferences.ts'

// What a front door keeps for itself may name a customer: what was searched for, filters, the parameters that were
// typed last.

/** A value without what is about a customer: of a list the items that are go whole, elsewhere the text itself. */
function without(customer: Customer, value: unknown): unknown {
  if (typeof value === 'string') return isAbout(customer, value) ? '' : value
  if (Array.isArray(value)) return value.filter((each) => !isAbout(customer, each))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).filter(([name]) => !isAbout(customer, name))
  return Object.fromEntries(parts.map(([name, each]) => [name, without(customer, each)]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not one of a front door's.
    return undefined
  }
}

/**
 * Whether what is kept under a name belongs to all connections: the program's own (with a colon), what was typed
 * into forms, and where the window's tabs are. All else has the id of its connection as the second part of its name.
 */
function isOfAll(key: string): boolean {
  return key.includes(':') || key.startsWith('draft/') || key.startsWith('window/')
}

/**
 * Forgets a customer in what is kept of how reports were looked at. Runs inside the caller's transaction.
 *
 * @param connectionId null: of all connections
 */
export function forgetInPreferences(database: WritableDatabase, customer: Customer, connectionId: number | null): void {
  for (const [key, text] of allPreferences(database)) {
    if (connectionId !== null && !isOfAll(key) && key.split('/')[1] !== String(connectionId)) continue
    const value = parsed(text)
    if (isAbout(customer, value)) setPreference(database, key, JSON.stringify(without(customer, value)))
  }
}
