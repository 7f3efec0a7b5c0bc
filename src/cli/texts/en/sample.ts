import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/sample.ts'

/** What English says of the sample operation. */
export const en: SameNames<typeof es> = {
  fileWritten: '{{amount}} → {{file}}',
  demo: 'The whole job on the sample operation, without an account',
  demoOut: 'folder of the files; else atalaya-demo',
  answersOn: 'The sample operation answers on {{baseUrl}}; everything in it is invented.',
  demoDone: '\nReports fetched, shown and exported in {{seconds}} s: {{reports}}. The files are in {{folder}}',
  help: 'Opens the sample operation on this computer, with invented data, until Ctrl-C',
  shifts: 'Writes a sheet of the sample operation’s shifts, to try shifts import with',
  shiftsOut: 'CSV file; - is standard output',
  runs: 'The sample operation runs. In another terminal:\n  ATALAYA_TOKEN={{token}} atalaya connection add --name Sample --server {{server}} --base-url {{baseUrl}}\nCtrl-C ends it.',
}
