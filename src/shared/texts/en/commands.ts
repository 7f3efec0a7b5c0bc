import type { commands as spanish } from '../es/commands.ts'
import type { SameNames } from '../sameNames.ts'

/**
 * What the commands are called, in the menu, in the palette and in the guide. `words`: other words by which the palette
 * finds them.
 */
export const commands: SameNames<typeof spanish> = {
  'new-tab': { label: 'New tab', words: 'open' },
  'close-tab': { label: 'Close tab', words: '' },
  'save-view': { label: 'Save view', words: '' },
  'save-view-as': { label: 'Save as new view…', words: 'copy' },
  'import-view': { label: 'Import a view…', words: 'open file shared' },
  'join-team': { label: 'Join a team…', words: 'invitation share database PostgreSQL' },
  update: { label: 'Update: fetch what is missing', words: 'refresh query' },
  'keep-up-to-date': { label: 'Keep up to date…', words: 'schedule automatic every morning' },
  export: { label: 'Export…', words: 'Excel CSV workbook file save' },
  print: { label: 'Print…', words: 'PDF paper' },
  settings: { label: 'Settings…', words: 'configuration options preferences' },
  undo: { label: 'Undo', words: '' },
  redo: { label: 'Redo', words: '' },
  search: { label: 'Search in the rows', words: 'find' },
  'hide-personal-data': { label: 'Hide personal data…', words: 'mask privacy anonymous telephone show' },
  calendar: { label: 'Calendar of the year', words: 'days' },
  'density-comfortable': { label: 'Comfortable rows', words: 'density height space' },
  'density-compact': { label: 'Compact rows', words: 'density height space' },
  'text-larger': { label: 'Larger text', words: 'size font' },
  'text-smaller': { label: 'Smaller text', words: 'size font' },
  'text-usual': { label: 'Usual text size', words: 'font' },
  back: { label: 'Back', words: '' },
  forward: { label: 'Forward', words: '' },
  home: { label: 'My morning', words: 'home start cards' },
  palette: { label: 'Find reports and actions…', words: '' },
  customer: { label: 'Everything about the customer of the row', words: 'history telephone timeline' },
  'customer-list': { label: 'List of customers…', words: 'paste numbers telephones addresses many base match' },
  'next-tab': { label: 'Next tab', words: '' },
  'previous-tab': { label: 'Previous tab', words: '' },
  guide: { label: 'Atalaya guide', words: 'help manual how' },
  'guide-keyboard': { label: 'Keyboard shortcuts', words: 'help keys' },
  'guide-problems': { label: 'Problems and messages', words: 'help error failure support' },
  'look-for-updates': { label: 'Check for updates', words: 'new version update program news' },
  'support-file': { label: 'Save the support file…', words: 'help error versions' },
}
