import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/measures.ts'

/** What English says of measures. */
export const en: SameNames<typeof es> = {
  help: 'The measures of the catalogue: how they are worked out, and which reports they fit',
  list: "those of a list within the report's rows",
  none: 'No measure of the catalogue fits this report.',
  ownList: 'Your own measures, and which reports they fit',
  ownAdd: 'Adds a measure of your own: one measure divided by another, with a name',
  ownReport: 'the report by whose fields it is read; else the first that has them',
  ownReplace: 'changes the one that is called so already',
  ownRename: 'Gives a measure of your own another name; the earlier one still finds it',
  ownRemove: 'Removes a measure of your own',
  ownRemoved: 'The measure "{{name}}" was removed.',
  ownNone: 'There are no measures of your own.',
  paidAux: 'Which auxiliary states of an operation are paid, for the utilisation; without options it only tells',
  paidConnection: 'of which connection; not needed where there is but one',
  paidState: 'a state that is paid, as the operation calls it',
  paidNone: 'none of them is paid',
  paidUnsaid: 'Nobody has said yet which auxiliary states are paid: all of them count as unpaid.',
  paidStates: 'Paid: {{states}}',
  paidKnown: 'Auxiliary states of the stored rows: {{states}}',
}
