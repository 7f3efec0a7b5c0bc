import type { FieldDefinition } from '../../shared/reports/types.ts'
import type { RowContext } from './context.ts'
import type { Random } from './random.ts'

/** Writes one value of one row. The random numbers are the field's own: another field never changes them. */
export type Maker = (context: RowContext, random: Random, field: FieldDefinition) => string

/** What the fields of some names hold. */
export interface Entry {
  /** Names of the fields that the entry knows, whole. */
  readonly names: RegExp
  readonly make: Maker
}
