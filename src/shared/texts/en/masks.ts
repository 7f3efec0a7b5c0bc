import type { masks as spanish } from '../es/masks.ts'
import type { SameNames } from '../sameNames.ts'

/** How personal data is hidden: the levels, the operation's switch and its mark. */
export const masks: SameNames<typeof spanish> = {
  title: 'Hide personal data',
  label: 'Personal data',
  choice: 'Personal data: {{level}}',
  of: 'Personal data of {{name}}',
  lead: 'How telephones, addresses, ids and names of the customers of {{name}} are seen: in rows, cards, summaries, pictures, files and in what is copied or printed.',
  truth: 'Filters, search, order and totals go on working with the true data, and nothing that is stored changes.',
  levels: { whole: 'Whole', partial: 'Partly', pseudonym: 'Stand-in', hidden: 'Hidden' },
  hints: {
    whole: 'As wolkvox sent them.',
    partial: 'At most the last four digits are left: •••••4567, a•••@d•••.co. Nothing is left of names.',
    pseudonym:
      'One code for each customer, the same in all reports: C-7K2M4QX9PT3A. Nobody can tell the value from it.',
    hidden: 'Nothing is left: •••.',
  },
  mark: {
    partial: 'Data partly hidden',
    pseudonym: 'Data with stand-ins',
    hidden: 'Data hidden',
  },
  ofView: 'How the data of customers is seen in “{{name}}”, wherever it is opened, exported or scheduled.',
  floor: 'The operation shows them like this at most: {{level}}.',
  copyRow: 'Copy row with data hidden',
  copyRows_one: 'Copy {{count, number}} row with data hidden',
  copyRows_many: 'Copy {{count, number}} rows with data hidden',
  copyRows_other: 'Copy {{count, number}} rows with data hidden',
  off: {
    title: 'Show personal data?',
    text: 'The data of the customers of {{name}} will be seen whole in the window and in what is copied, printed or exported. Views and scheduled files that hide it by themselves go on hiding it.',
    show: 'Show it',
  },
}
