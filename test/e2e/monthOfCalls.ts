import type { SampleOperation } from '../../src/core/sample/operation.ts'
import type { Filter, SortKey } from '../../src/shared/query.ts'
import type { FieldDefinition } from '../../src/shared/reports/types.ts'
import { answerOf } from '../support/questionModel.ts'
import type { Row } from './gridHands.ts'
import { calls, fieldOf } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// A month of calls in the grid. What it shows is held against the server's own rows, filtered and ordered here.

export const agent = fieldOf(calls, 'text')
export const minutes = fieldOf(calls, 'decimal')
export const duration = fieldOf(calls, 'duration')
export const date = fieldOf(calls, 'dateTime')

interface Asked {
  readonly filters?: readonly Filter[]
  readonly search?: string
  readonly sort?: readonly SortKey[]
}

/**
 * Connects, and fetches last month's calls.
 *
 * @returns their rows, oldest first, and a way to say which of them the grid must show
 */
export async function fetchCalls(supervisor: Supervisor, operation: SampleOperation) {
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(calls, 'last-month')
  const rows: readonly Row[] = operation.truth(calls, range)
  const expectAnswer = async ({ filters = [], search = '', sort = [] }: Asked): Promise<void> => {
    const answer = answerOf(calls, [...rows], { filters, search, sort })
    await supervisor.grid.expectRows(calls, answer, rows.length)
  }
  return { rows, expectAnswer }
}

/** A value of a place of the grid, which has the rows newest first. @param rows oldest first, as a file has them */
export function valueAt(rows: readonly Row[], place: number, field: FieldDefinition): string {
  return String(rows.at(-1 - place)?.[field.name])
}
