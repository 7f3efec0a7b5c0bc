import type { WrittenField } from '../../written.ts'

/** A field as it is in most reports that have it; its name is its key in the list. */
export type CommonField = Omit<WrittenField, 'name' | 'role' | 'otherNames'>
