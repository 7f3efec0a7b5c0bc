import type { z } from 'zod'
import { policyOf, type EffectiveValues } from './policy.ts'
import type { ManagedSetting, PolicyProblem, PolicyProblemKind, PolicyReport, PolicySource } from './report.ts'
import {
  POLICY_LEVELS,
  POLICY_NAMES,
  POLICY_SETTINGS,
  type PlainValue,
  type PolicyForm,
  type PolicyLevel,
  type PolicyName,
} from './settings.ts'

// From what sources have to what holds: names and values are checked here, whatever they were read from.

/** What a source came to: nothing there, what it has, or why it cannot be used. */
export type SourceContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly levels: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly problem: 'source-unreadable' | 'source-open' | 'source-foreign' }

export interface ReadSource extends PolicySource {
  readonly content: SourceContent
}

const LONGEST_NAME_TOLD = 60

/** The one of some names that is written like that, in whatever case: the registry makes no difference. */
function known<Name extends string>(names: readonly Name[], written: string): Name | undefined {
  return names.find((name) => name.toLowerCase() === written.toLowerCase())
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value in its setting's own form, where a source's types are plainer: numbers for flags, texts for numbers. */
function inForm(value: unknown, { kind }: PolicyForm): unknown {
  if (kind === 'flag' && (value === 0 || value === 1)) return value === 1
  if (kind === 'number' && typeof value === 'string' && /^\d{1,9}$/.test(value.trim())) return Number(value)
  if (kind === 'choice' && typeof value === 'string') return value.trim().toLowerCase()
  // A registry's list of several texts may end with an empty one.
  if (kind === 'list' && Array.isArray(value)) return value.filter((each) => each !== '')
  return value
}

interface ReadValue {
  readonly value: unknown
  /** As it is told. */
  readonly told: PlainValue
  readonly hasWrongEntries: boolean
}

/** A value as its setting reads it; undefined where it is none. Of a list the entries that are right count. */
function readValue(name: PolicyName, written: unknown): ReadValue | undefined {
  const { form, value: schema } = POLICY_SETTINGS[name]
  const given = inForm(written, form)
  if (form.kind !== 'list') {
    const { success, data } = schema.safeParse(given)
    return success ? { value: data, told: given as PlainValue, hasWrongEntries: false } : undefined
  }
  if (!Array.isArray(given)) return undefined
  const entry = (schema as z.ZodArray).element as z.ZodType
  const entries = given.map((each: unknown) => ({ each, read: entry.safeParse(each) }))
  const right = entries.filter(({ read }) => read.success)
  const { success, data } = schema.safeParse(right.map(({ each }) => each))
  if (!success || (given.length > 0 && right.length === 0)) return undefined
  return {
    value: data,
    told: right.map(({ each }) => String(each).trim()),
    hasWrongEntries: right.length < entries.length,
  }
}

interface Found {
  readonly value: unknown
  readonly setting: ManagedSetting
}

type Tell = (problem: PolicyProblemKind, level: PolicyLevel | null, setting: string) => void

/** Gathers what sources say, the one that counts most first: of a setting the first counts. */
class Gathering {
  readonly problems: PolicyProblem[] = []
  readonly found: Readonly<Record<PolicyLevel, Map<PolicyName, Found>>> = {
    Mandatory: new Map(),
    Recommended: new Map(),
  }

  add({ place, content }: ReadSource): void {
    const tell: Tell = (problem, level, setting) => {
      this.problems.push({ problem, place, level, setting: setting.slice(0, LONGEST_NAME_TOLD) })
    }
    if (content.kind === 'failed') {
      tell(content.problem, null, '')
      // Who cannot lock anything cannot be taken at their strictest either.
      if (content.problem !== 'source-foreign') for (const name of POLICY_NAMES) this.#lock(name, place)
    }
    if (content.kind !== 'read') return
    for (const [written, table] of Object.entries(content.levels)) {
      const level = known(POLICY_LEVELS, written)
      if (level === undefined || !isTable(table)) tell('level-unknown', null, written)
      else this.#addLevel(level, table, place, tell)
    }
  }

  #addLevel(level: PolicyLevel, table: Readonly<Record<string, unknown>>, place: string, tell: Tell): void {
    for (const [written, given] of Object.entries(table)) {
      const name = known(POLICY_NAMES, written)
      if (name === undefined) tell('setting-unknown', level, written)
      else if (level === 'Recommended' && !POLICY_SETTINGS[name].canBeRecommended) tell('not-recommended', level, name)
      else this.#addValue(level, name, given, place, tell)
    }
  }

  #addValue(level: PolicyLevel, name: PolicyName, given: unknown, place: string, tell: Tell): void {
    const read = readValue(name, given)
    if (read === undefined) {
      tell('value-wrong', level, name)
      if (level === 'Mandatory') this.#lock(name, place)
      return
    }
    if (read.hasWrongEntries) tell('entries-wrong', level, name)
    const { value, told } = read
    this.#keep({ value, setting: { name, level, value: told, place } })
  }

  /** Locks a setting of which the value cannot be read. */
  #lock(name: PolicyName, place: string): void {
    this.#keep({ value: 'unreadable', setting: { name, level: 'Mandatory', value: null, place } })
  }

  #keep(found: Found): void {
    const { level, name } = found.setting
    if (!this.found[level].has(name)) this.found[level].set(name, found)
  }

  values(): EffectiveValues {
    const of = (level: PolicyLevel) =>
      Object.fromEntries([...this.found[level]].map(([name, { value }]) => [name, value]))
    return { mandatory: of('Mandatory'), recommended: of('Recommended') }
  }

  /** What holds, in the order of the list: what is locked, then the defaults that nothing locks. */
  settings(): readonly ManagedSetting[] {
    const { Mandatory, Recommended } = this.found
    return [
      ...POLICY_NAMES.flatMap((name) => Mandatory.get(name)?.setting ?? []),
      ...POLICY_NAMES.flatMap((name) => (Mandatory.has(name) ? [] : (Recommended.get(name)?.setting ?? []))),
    ]
  }
}

/** What holds of what some sources say. @param sources the one that counts most first */
export function reportOf(sources: readonly ReadSource[]): PolicyReport {
  const gathering = new Gathering()
  for (const source of sources) gathering.add(source)
  return {
    policy: policyOf(gathering.values()),
    settings: gathering.settings(),
    problems: gathering.problems,
    sources: sources.map(({ kind, place }) => ({ kind, place })),
  }
}
