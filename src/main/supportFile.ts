import type { SettingsView } from '../shared/settings.ts'

/** What the program and its computer are. */
export interface SupportFacts {
  readonly atMs: number
  readonly versions: object
  /** Kind, release and processor of the system, without the computer's name. */
  readonly system: string
  readonly memoryBytes: number
  readonly settings: SettingsView
}

/** Which settings are told. Each is one of a few words of ours; what its user writes freely never is. */
const IS_TOLD: Readonly<Record<keyof SettingsView, boolean>> = {
  language: true,
  theme: true,
  density: true,
  textPercent: true,
  listSeparator: true,
  startsAtLogin: true,
  staysInBackground: true,
  updatesItself: true,
  takesPreviews: true,
  systemLanguage: true,
  systemListSeparator: true,
}

/**
 * The text of the support file: versions, the kind of computer, the settings and the journal. Nothing of operations or
 * their customers, nor of who uses the program.
 *
 * @param journal as `src/main/journal.ts` wrote it
 */
export function supportText({ atMs, versions, system, memoryBytes, settings }: SupportFacts, journal: string): string {
  const told = Object.entries(settings).filter(([name]) => Object.hasOwn(IS_TOLD, name) && IS_TOLD[name as never])
  const facts = {
    time: new Date(atMs).toISOString(),
    ...versions,
    system,
    memoryMegabytes: Math.round(memoryBytes / 1024 / 1024),
    ...Object.fromEntries(told),
  }
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`)
  return `${lines.join('\n')}\n\n${journal}`
}
