import type { system as spanish } from '../es/system.ts'
import type { SameNames } from '../sameNames.ts'

/** The window as a whole: starting, stores that do not open, parts that fail. */
export const system: SameNames<typeof spanish> = {
  skipToReport: 'Go to the report',
  overlays: 'Menus and notices',
  opening: 'Opening the stored data…',
  openingLong: 'The first time after an update can take a little longer.',
  crash: {
    title: 'This part of Atalaya failed.',
    hint: 'The stored data is intact. Load the window again to go on.',
    reload: 'Load again',
  },
  workerRestarted: {
    title: 'A part of the program was restarted',
    message: 'What was stored is intact. What was being fetched can be tried again.',
  },
  goingOn: {
    title: 'What was cut short is being finished',
    erasure: 'The erasure of a customer had been confirmed, and goes on.',
    removal: 'The removal of an operation had been confirmed, and goes on.',
  },
  problem: {
    heading: 'The stored data cannot be opened',
    headingGone: 'The stored data cannot be found',
    rebuild: 'Save what can be read',
    rebuilding: 'Saving what can be read…',
    rebuildingHint: 'This can take some minutes with much data. The damaged file is kept aside for {{days}} days.',
    startAnew: 'Begin a new store…',
    startAnewTitle: 'Begin a new store?',
    startAnewText:
      'The present file is kept aside, in the data folder, under another name, and is deleted by itself after {{days}} days. Its rows, operations and columns do not appear in the new one: operations are connected once more and their reports fetched again.',
    startAnewGoneText:
      'The new store has no rows, operations or columns: operations are connected once more and their reports fetched again. If the file turns up later, it can take the place of the new one while Atalaya is closed.',
    startAnewAction: 'Begin anew',
    showFolder: 'Show the data folder',
    support: 'Save support file…',
    help: 'Help',
    quit: 'Quit',
    technical: 'Code: {{code}}',
  },
  rebuilt: {
    heading: 'Data saved',
    rows_one: '{{count, number}} row was kept.',
    rows_many: '{{count, number}} rows were kept.',
    rows_other: '{{count, number}} rows were kept.',
    lost_one: '{{count, number}} period is missing. It can be fetched again: its report shows it as missing.',
    lost_many: '{{count, number}} periods are missing. They can be fetched again: each report shows them as missing.',
    lost_other: '{{count, number}} periods are missing. They can be fetched again: each report shows them as missing.',
    nothingLost: 'No period was lost.',
    continue: 'Continue',
  },
}
