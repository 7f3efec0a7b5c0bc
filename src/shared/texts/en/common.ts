import type { common as spanish } from '../es/common.ts'
import type { SameNames } from '../sameNames.ts'

/** Words that every part of the window uses. */
export const common: SameNames<typeof spanish> = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  remove: 'Remove',
  tryAgain: 'Try again',
  loading: 'Loading…',
  copy: 'Copy',
  copied: 'Copied',
  yes: 'Yes',
  no: 'No',
  edit: 'Change',
  later: 'Later',
  showPassword: 'Show the password',
  erase: 'Erase',
  /** A form that begins with what was typed into it another time. */
  draft: {
    recovered: 'Draft recovered',
    discard: 'discard it',
  },
  language: 'Language',
  sample: 'Invented',
  appName: 'Atalaya',
  rows_one: '{{count, number}} row',
  rows_many: '{{count, number}} rows',
  rows_other: '{{count, number}} rows',
  requests_one: '{{count, number}} request',
  requests_many: '{{count, number}} requests',
  requests_other: '{{count, number}} requests',
  kinds: {
    detail: 'Detail',
    series: 'Series',
    aggregate: 'Totals',
    snapshot: 'Present state',
    live: 'Live',
  },
  kindMeanings: {
    detail: 'One row for each event, with its date',
    series: 'Figures already summed, with their date',
    aggregate: 'Totals of the period, without a date',
    snapshot: 'How the operation stands at this moment',
    live: 'What has just happened, kept as a continuous log',
  },
}
