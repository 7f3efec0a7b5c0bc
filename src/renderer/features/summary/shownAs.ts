import { measureText, parseMeasure, type WrittenMeasure } from '../../../shared/summaries/measureText.ts'
import { SHARE_BASES } from '../../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'

/** As what the numbers of a measure are shown: as they are, or as parts of a whole. */
export const SHOWN_AS = ['number', ...SHARE_BASES] as const
export type ShownAs = (typeof SHOWN_AS)[number]

/** Why the numbers of a measure cannot be shown as parts of something. */
export type ShownAsProblem = 'not-additive' | 'needs-columns' | 'needs-groups' | 'chosen'

export interface ShownAsChoice {
  readonly shownAs: ShownAs
  /** The measure as it is written then; null where there is no such measure. */
  readonly written: string | null
  readonly isChosen: boolean
  /** Null where it can be chosen. */
  readonly problem: ShownAsProblem | null
}

function readMeasure(written: string): WrittenMeasure | null {
  try {
    return parseMeasure(written)
  } catch {
    return null
  }
}

function writtenAs({ title, expression }: WrittenMeasure, shownAs: ShownAs): string | null {
  const of = expression.kind === 'share' ? expression.of : expression
  if (shownAs === 'number') return measureText({ title, expression: of })
  const isAdditive = of.kind === 'count' || (of.kind === 'field' && of.name === 'sum')
  return isAdditive ? measureText({ title, expression: { kind: 'share', of, base: shownAs } }) : null
}

/** As what a measure's numbers are shown now. */
function shownAsNow({ expression }: WrittenMeasure, { across }: WrittenSummary): ShownAs {
  if (expression.kind !== 'share') return 'number'
  // Of the total of the same column, where nothing else is said.
  return expression.base ?? (across === null ? 'total' : 'column')
}

function problemOf(
  shownAs: ShownAs,
  written: string | null,
  place: number,
  { by, across, measures }: WrittenSummary,
): ShownAsProblem | null {
  if (written === null) return 'not-additive'
  if (measures.some((each, other) => other !== place && each === written)) return 'chosen'
  if (shownAs === 'row' && across === null) return 'needs-columns'
  if (shownAs === 'column' && by.length === 0) return 'needs-groups'
  return shownAs === 'total' && by.length === 0 && across === null ? 'needs-groups' : null
}

/** Everything that a measure of a summary can be shown as, and why not. */
export function shownAsChoices(summary: WrittenSummary, place: number): readonly ShownAsChoice[] {
  const measure = readMeasure(summary.measures[place] ?? '')
  if (measure === null) return []
  const now = shownAsNow(measure, summary)
  return SHOWN_AS.map((shownAs) => {
    const written = writtenAs(measure, shownAs)
    const isChosen = shownAs === now
    return { shownAs, written, isChosen, problem: isChosen ? null : problemOf(shownAs, written, place, summary) }
  })
}
