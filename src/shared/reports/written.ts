import type { Written } from '../translations/rows.ts'
import type {
  CountedNoun,
  DynamicFieldDefinition,
  FieldDefinition,
  ListDefinition,
  ParameterDefinition,
  ReportDefinition,
} from './types.ts'

// Reports as their definitions are written: in Spanish and English, whatever further languages there are.

export type WrittenReport = Written<ReportDefinition>
export type WrittenField = Written<FieldDefinition>
export type WrittenParameter = Written<ParameterDefinition>
export type WrittenList = Written<ListDefinition>
export type WrittenNoun = Written<CountedNoun>
export type WrittenDynamicField = Written<DynamicFieldDefinition>
