import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/shifts.ts'

/** What English says of commands about shifts. */
export const en: SameNames<typeof es> = {
  import: 'Keeps a sheet of shifts: agent, day, from, to (CSV or text with tabs)',
  list: 'The sheets of shifts that are kept',
  remove: 'Forgets a sheet of shifts',
  adherence: 'Adherence, conformance and shrinkage of agents against their shifts',
  name: 'what the sheet is called; as its file unless given. One of the same name is replaced',
  preview: 'only reads it and tells what it has; nothing is kept',
  lines: 'agents: a line for each agent; days: one for each agent and day',
  imported: 'Kept “{{name}}”: {{shifts}} of {{agents}}.',
  replaced: 'Replaced “{{name}}”: {{shifts}} of {{agents}}.',
  read: 'It can be read: {{shifts}} of {{agents}}. Nothing was kept.',
  removed: 'Forgotten: {{name}}.',
  none: 'There are no sheets of shifts.',
  from: 'From',
  to: 'To',
  sheet: 'Sheet',
  connection: 'Connection',
  shifts: 'Shifts',
  agents: 'Agents',
}
