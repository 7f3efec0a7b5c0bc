import type { measures as spanish } from '../es/measures.ts'
import type { SameNames } from '../sameNames.ts'

/** Measures in the window: their parameters, and those that users make themselves. */
export const measures: SameNames<typeof spanish> = {
  parameters: {
    open: 'Change {{title}}',
    label: 'Parameters of {{title}}',
    seconds: 'In time: up to so many seconds of waiting',
    short: 'Short abandon: up to so many seconds of waiting',
    days: 'Days near, before or after',
    variant: 'How it is worked out',
    takes: 'A whole number from {{range}}',
    formula: 'Worked out like this: {{formula}}',
    taken: 'The summary has this measure already',
    apply: 'Apply',
    usual: 'As usual',
  },
}
