import { FOLDED_STEPS, TIME_STEPS, type GroupField, type GroupFieldHeading } from '../../../shared/summaries/types.ts'

/** The field of a heading, with its step as charts and conditions take it. */
export function fieldOfHeading({ field, step }: GroupFieldHeading): GroupField {
  const named = [...TIME_STEPS, ...FOLDED_STEPS].find((each) => each === step)
  return { field, step: step === null ? null : (named ?? Number(step)) }
}
