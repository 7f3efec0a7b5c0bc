export interface TimeZoneChoice {
  readonly value: string
  readonly label: string
}

/** The zone of this computer's clock, by its IANA name. */
export function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** How far a zone is from UTC at a moment: `UTC-5`. */
export function offsetOf(timeZone: string, atMs: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
  const name = format.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ?? ''
  return name.replace('GMT', 'UTC').replace(/^UTC[+-]0$/, 'UTC')
}

/**
 * Every time zone of this computer, and the one that is chosen even if the computer lists it under another name.
 * Without their offsets: working those out for all of them takes a noticeable while.
 */
export function timeZoneChoices(chosen: string): readonly TimeZoneChoice[] {
  const names = new Set(Intl.supportedValuesOf('timeZone')).add(systemTimeZone()).add(chosen)
  return [...names]
    .filter((name) => name !== '')
    .toSorted()
    .map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))
}
