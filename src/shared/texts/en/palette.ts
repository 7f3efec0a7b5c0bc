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
    section: 'Settings: {{section}}',
  },
  /** Other words by which a section of the settings is found. */
  sectionWords: {
    operations: 'server token connection country',
    automation: 'schedule timetable files every morning reserve requests',
    team: 'share invitation PostgreSQL',
    background: 'tray start close',
    retention: 'months old erase keep',
    data: 'erase delete remove space customer forget copies',
    excel: 'CSV separator comma',
    appearance: 'language theme letters size',
    managed: 'administrator policy locked',
    about: 'version licences updates support',
  },
}
