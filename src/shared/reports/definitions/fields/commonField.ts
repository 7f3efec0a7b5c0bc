import type { FieldDefinition } from '../../types.ts'

/** A field as it is in most reports that have it; its name is its key in the list. */
export type CommonField = Omit<FieldDefinition, 'name' | 'role' | 'otherNames'>
