import type { OwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import { listOwnMeasures, putOwnMeasure, removeOwnMeasure } from '../tables/ownMeasures.ts'
import type { Writing } from '../threads/subject.ts'

/** Measures that users made themselves. */
export const ownMeasures = ({ database }: Writing) => ({
  list: () => listOwnMeasures(database),
  /** @throws AppError `measure-exists`, `unknown-measure` */
  put: (input: { id: number | null; measure: OwnMeasure }) => putOwnMeasure(database, input.id, input.measure),
  /** @returns the measure that was there, or undefined */
  remove: (id: number) => removeOwnMeasure(database, id),
})
