import { forgetNames } from '../customers/knownNames.ts'
import { choicesOf, type ChoicesInput } from '../query/choices.ts'
import { countRows, type CountsInput } from '../query/counts.ts'
import { gridColumns } from '../query/columns/gridColumns.ts'
import { listValues, type ValuesInput } from '../query/valueList.ts'
import { atOneMoment } from '../query/wanted.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading, ThreadParts } from '../threads/subject.ts'

/** What is asked of a row set and answered at once, by other things than its rows. */
export const questions = ({ database, ...parts }: Reading & ThreadParts) => ({
  /** The values of a field in a row set, and how many rows have each: see `valueList.ts`. */
  values: (input: ValuesInput, context: CallContext) =>
    atOneMoment(database, context, () => listValues(database, input, gridColumns({ database, ...parts }))),
  /** How many rows of a row set there are, by time and by values: see `counts.ts`. */
  counts: (input: CountsInput, context: CallContext) =>
    atOneMoment(database, context, () => countRows(database, input)),
  /** What an operation's own list offers for a parameter: see `choices.ts`. */
  choices: (input: ChoicesInput, context: CallContext) =>
    atOneMoment(database, context, () => choicesOf(database, input)),
  /** Gives back what is kept of rows in memory for further questions. */
  forget: (): void => {
    gridColumns({ database, ...parts }).forget()
    forgetNames(database)
  },
})
