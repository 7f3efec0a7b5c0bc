import type { palette as spanish } from '../es/palette.ts'
import type { SameNames } from '../sameNames.ts'

/** The box that reaches everything by typing. */
export const palette: SameNames<typeof spanish> = {
  title: 'Find reports, customers and actions',
  placeholder: 'Report, action, telephone, e-mail or id…',
  nothing: 'Nothing matches “{{query}}”.',
  found_one: '{{count, number}} result',
  found_many: '{{count, number}} results',
  found_other: '{{count, number}} results',
  keys: '↑ ↓ choose · Enter open · Esc close',
  groups: {
    customer: 'Customer',
    views: 'Views',
    reports: 'Reports',
    thisReport: 'This report',
    operations: 'Operations',
    program: 'Atalaya',
  },
  actions: {
    switchTo: 'Switch to “{{name}}”',
    add: 'Connect an operation',
    addSample: 'Add sample data',
    language: 'Switch to {{language}} ({{itsName}})',
    languageWords: 'language',
    light: 'Light theme',
    dark: 'Dark theme',
    system: "The system's theme",
  },
}
