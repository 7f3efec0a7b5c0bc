import type { Question } from '../../../shared/query.ts'

/** Whether a question leaves rows of its period out. */
export function isFiltered({ filters, search }: Question): boolean {
  return filters.length > 0 || search !== ''
}
