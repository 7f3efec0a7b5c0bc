import type { FieldDefinition } from '../../shared/reports/types.ts'
import type { Random } from './random.ts'
import { moneyCents } from './valuesByType.ts'

const WHOLE = /(?:^|_)total(?:_|$)/
const TOTAL_OF = /^total_(\w+)$/
/** Durations of seconds where others last minutes. */
const BRIEF = /hold|mute|ring|acw|aux|preview/
/** Counted by the hundred at each event: letters of texts. */
const MANY = /char/

function isOf(type: FieldDefinition['type'], many: boolean): (field: FieldDefinition) => boolean {
  return (field) => field.type === type && MANY.test(field.name) === many
}

/**
 * The counts that share the events out among them, each event to one. A single count, or a total, counts every event.
 */
export function outcomesOf(sums: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const counts = sums.filter(isOf('integer', false))
  return counts.length === 1 ? [] : counts.filter((field) => !WHOLE.test(field.name))
}

/** The amounts that a total of its own sums up: those named like it, or all others of its kind. */
function partsOf(total: FieldDefinition, amounts: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const others = amounts.filter((field) => field !== total && !WHOLE.test(field.name))
  const ending = `_${TOTAL_OF.exec(total.name)?.[1] ?? ''}`
  const named = others.filter((field) => field.name.endsWith(ending))
  return named.length > 0 ? named : others
}

/**
 * What one event adds to each sum, as whole numbers (seconds, hundredths). A sum called total is that of the others, or
 * counts every event.
 */
export function contributions(sums: readonly FieldDefinition[]): (random: Random) => readonly number[] {
  const outcomes = outcomesOf(sums)
  const alike = (field: FieldDefinition): readonly FieldDefinition[] =>
    sums.filter(isOf(field.type, MANY.test(field.name)))
  const plans = sums.map((field) => {
    const parts = WHOLE.test(field.name) ? partsOf(field, alike(field)).map((part) => sums.indexOf(part)) : []
    const isCount = field.type === 'integer' && !MANY.test(field.name)
    // A total of all outcomes is one for each event; that of durations needs two of them to be more than the one.
    return { field, isCount, parts: isCount || parts.length > 1 ? parts : [] }
  })
  return (random) => {
    const outcome = outcomes.length === 0 ? undefined : random.pickEarly(outcomes)
    const added = plans.map(({ field, isCount }) => {
      if (field.type === 'duration') return BRIEF.test(field.name) ? random.between(3, 90) : random.between(15, 420)
      if (field.type !== 'integer') return moneyCents(random)
      if (!isCount) return random.between(20, 600)
      return outcomes.includes(field) ? Number(field === outcome) : 1
    })
    return plans.map(({ parts }, place) =>
      parts.length === 0 ? (added[place] ?? 0) : parts.reduce((total, part) => total + (added[part] ?? 0), 0),
    )
  }
}
