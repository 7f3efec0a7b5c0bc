import type Database from 'better-sqlite3'
import { NO_POLICY, type Policy } from '../../../shared/policy/policy.ts'

// What the computer's administrator set holds in every thread of the store, whoever asks: each connection is given it
// when it is opened.

const policies = new WeakMap<Database.Database, Policy>()

/** Lets what is asked of a connection be held to a policy. */
export function givePolicy(database: Database.Database, policy: Policy): void {
  policies.set(database, policy)
}

/** What a connection is held to. */
export function policyOf(database: Database.Database): Policy {
  return policies.get(database) ?? NO_POLICY
}
