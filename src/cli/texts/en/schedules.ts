import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/schedules.ts'

/** What English says of schedules. */
export const en: SameNames<typeof es> = {
  everyHours: 'every {{hours}} h',
  eachDay: 'daily {{at}}',
  atStart: 'at program start',
  unread: 'some values unread',
  undated: 'undated rows left out',
  failed: 'failed',
  done: 'done',
  add: 'Keeps a report up to date by itself; with --by or --measure, its file holds a summary instead of the rows',
  every: 'every so many hours',
  daily: "each day at this time of the operation's clock",
  days: 'with --daily: only these days',
  atStartOption: 'when the desktop program starts',
  range: 'how far back: {{ranges}}; else yesterday',
  folder: 'writes a file into this folder after it',
  name: 'its name, without the days',
  format: '{{formats}}; else csv',
  headings: "names (the server's) or titles; else names",
  list: 'Lists what is kept up to date by itself, and how that went',
  listHeadings: 'id|report|connection|when|range|next|last|outcome',
  keepsSummary: 'The file of {{id}} holds a summary: {{summary}}',
  none: 'Nothing is scheduled. Add something with "atalaya schedule add".',
  remove: 'Stops keeping a report up to date; its rows and files stay',
  removed: 'Removed {{id}}.',
  run: 'Does once what is due: updates, and writes the files',
  all: 'everything that is scheduled, due or not',
  failedRun: 'Schedule {{id}}, {{report}}:',
  nothingDue: 'Nothing is due.',
  weekdays: 'mon tue wed thu fri sat sun',
  onDays: '{{days}} {{at}}',
  added:
    'Schedule {{id}}: {{report}}, {{timing}} (now {{now}}). It runs while the desktop program is open, and with "atalaya schedule run".',
  addedWithNext:
    'Schedule {{id}}: {{report}}, {{timing}}; next: {{next}} (now {{now}}). It runs while the desktop program is open, and with "atalaya schedule run".',
  ran: '{{id}} {{report}}: {{rows}} rows',
  ranIntoFile: '{{id}} {{report}}: {{rows}} rows → {{file}}',
}
