/** The sections of the settings, in their order. */
export const SECTIONS = [
  'operations',
  'automation',
  'team',
  'background',
  'retention',
  'data',
  'excel',
  'appearance',
  'managed',
  'about',
] as const
export type Section = (typeof SECTIONS)[number]

/** The section of that name. */
export function sectionNamed(name: string | null | undefined): Section | undefined {
  return SECTIONS.find((each) => each === name)
}
