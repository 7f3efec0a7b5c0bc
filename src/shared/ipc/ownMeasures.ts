import { z } from 'zod'
import { LANGUAGES } from '../language.ts'
import { ownMeasureSchema, type KeptOwnMeasure } from '../measures/ownMeasures.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import { id, name } from './inputs.ts'

export const ownMeasuresChannels = {
  /** The measures that the user made, by name. */
  'own-measures:list': answer(
    nothing,
    gives<readonly KeptOwnMeasure[]>(),
    after<OwnMeasuresEvent>({ 'own-measures': true }),
  ),
  /** Keeps a measure; without an id, a new one. It is read by the fields of a report. */
  'own-measures:save': action(
    z.strictObject({
      id: id.nullable(),
      measure: ownMeasureSchema,
      reportKey: name,
      /** In whose words what is wrong with it is said. */
      language: z.enum(LANGUAGES),
    }),
    gives<{ readonly id: number }>(),
  ),
  /** Keeps a measure again as it was before it was removed. */
  'own-measures:restore': action(ownMeasureSchema, gives<null>()),
  /** Removes a measure. */
  'own-measures:remove': action(z.strictObject({ id }), gives<null>()),
}

/** The user's own measures are others now. */
export interface OwnMeasuresEvent {
  readonly kind: 'own-measures'
}
