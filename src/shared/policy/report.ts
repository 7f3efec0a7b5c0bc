import type { PlainValue, PolicyLevel, PolicyName } from './settings.ts'
import type { Policy } from './policy.ts'

// What is told of a computer's policy: what is set, by which of its sources, and what of it cannot be used.

/** Where policies come from. */
export type PolicySourceKind = 'registry' | 'plist' | 'json'

export interface PolicySource {
  readonly kind: PolicySourceKind
  /** The key of the registry, or the file. */
  readonly place: string
}

/** A setting that holds. */
export interface ManagedSetting {
  readonly name: PolicyName
  readonly level: PolicyLevel
  /** As its source has it; null: it is locked and cannot be read, so the strictest holds. */
  readonly value: PlainValue | null
  readonly place: string
}

export const POLICY_PROBLEMS = [
  /** The source is there and cannot be read: all that could be locked by it is. */
  'source-unreadable',
  /** Others than administrators can write it, and it is an administrator's: all that could be locked by it is. */
  'source-open',
  /** It is no administrator's: nothing of it holds. */
  'source-foreign',
  'level-unknown',
  'setting-unknown',
  /** It can be locked, and is no mere default. */
  'not-recommended',
  /** Locked: the strictest holds. A default: nothing does. */
  'value-wrong',
  /** Some of a list's entries are wrong: the others hold. */
  'entries-wrong',
] as const
export type PolicyProblemKind = (typeof POLICY_PROBLEMS)[number]

export interface PolicyProblem {
  readonly problem: PolicyProblemKind
  readonly place: string
  readonly level: PolicyLevel | null
  /** What the setting is called there, cut short; empty where it is about the whole source. */
  readonly setting: string
}

/** Everything that is known of a computer's policy. */
export interface PolicyReport {
  readonly policy: Policy
  /** In the order of the list of settings: what is locked, then what is recommended and not locked. */
  readonly settings: readonly ManagedSetting[]
  readonly problems: readonly PolicyProblem[]
  /** Where it is looked for, the one that counts most first. */
  readonly sources: readonly PolicySource[]
}
