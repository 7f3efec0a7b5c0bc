import { z } from 'zod'
import {
  isMeasureName,
  measureNameKey,
  type KeptOwnMeasure,
  type OwnMeasure,
} from '../../../shared/measures/ownMeasures.ts'
import { resolveMeasure } from '../../../shared/summaries/resolveMeasure.ts'
import { parseMeasure, type WrittenExpression } from '../../../shared/summaries/measureText.ts'
import { measureTitle } from '../../../shared/summaries/measureTitles.ts'
import type { Measure } from '../../../shared/summaries/types.ts'
import type { Reader } from './summaryChoices.ts'

/** A measure of the user's own while it is being made or changed. */
export interface OwnMeasureDraft {
  /** Null: a new one. */
  readonly id: number | null
  readonly name: string
  readonly dividend: string | null
  readonly divisor: string | null
}

/** What a draft that was kept must look like. */
export const ownMeasureDraftSchema: z.ZodType<OwnMeasureDraft> = z.strictObject({
  id: z.int().nullable(),
  name: z.string(),
  dividend: z.string().nullable(),
  divisor: z.string().nullable(),
})

export const EMPTY_DRAFT: OwnMeasureDraft = { id: null, name: '', dividend: null, divisor: null }

export interface DraftProblems {
  readonly name: 'name' | 'taken' | null
  readonly dividend: boolean
  readonly divisor: boolean
}

/** What is still in the way of keeping a draft. */
export function problemsOf(draft: OwnMeasureDraft, own: readonly KeptOwnMeasure[]): DraftProblems {
  const key = measureNameKey(draft.name)
  const isTaken = own.some(({ id, name }) => id !== draft.id && measureNameKey(name) === key)
  return {
    name: isMeasureName(draft.name) ? (isTaken ? 'taken' : null) : 'name',
    dividend: draft.dividend === null,
    divisor: draft.divisor === null,
  }
}

/** The measure that a draft would be; null where one of the two is not chosen yet. */
export function measureOfDraft({ name, dividend, divisor }: OwnMeasureDraft): OwnMeasure | null {
  if (dividend === null || divisor === null) return null
  return { name: name.trim(), dividend, divisor, earlierNames: [] }
}

/**
 * What a division is called where it has no name: `Suma de Costo / Filas`; as it is written where it cannot be read.
 */
export function divisionWords({ dividend, divisor }: Pick<OwnMeasure, 'dividend' | 'divisor'>, reader: Reader): string {
  try {
    return measureTitle(parseMeasure(`${dividend} / ${divisor}`).expression, reader)
  } catch {
    return `${dividend} / ${divisor}`
  }
}

/** A draft as the report gives it; null where it cannot. */
export function resolvedDraft(own: OwnMeasure, { report, language, writtenIn = language }: Reader): Measure | null {
  try {
    const expression: WrittenExpression = parseMeasure(`${own.dividend} / ${own.divisor}`).expression
    return resolveMeasure({ title: null, expression }, { report, language, writtenIn, reports: [report], range: null })
  } catch {
    return null
  }
}

/** What a copy of a measure is called: the first of `X (2)`, `X (3)`, … that is free. */
export function copyName(name: string, own: readonly KeptOwnMeasure[]): string {
  const taken = new Set(own.map((each) => measureNameKey(each.name)))
  const stem = name.replace(/ \(\d+\)$/, '')
  for (let place = 2; ; place++) {
    const copy = `${stem.slice(0, 190)} (${place})`
    if (!taken.has(measureNameKey(copy))) return copy
  }
}
