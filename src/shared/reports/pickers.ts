import { PICKER_SOURCES } from './definitions/pickerSources.ts'
import { PICKERS, type ParameterDefinition, type Picker, type PickerSource, type ReportDefinition } from './types.ts'

/** The report and its fields from which values of a kind are picked. */
export function pickerSource(picker: Picker): PickerSource {
  return PICKER_SOURCES[picker]
}

/** Whether a report is the operation's own list of something: names come from it. */
export function isNameList(reportKey: string): boolean {
  return PICKERS.some((picker) => PICKER_SOURCES[picker].reportKey === reportKey)
}

/**
 * Whether values for a parameter can be picked from a list of the operation's: not in the report itself that is that
 * list.
 */
export function pickerFor(
  report: Pick<ReportDefinition, 'key'>,
  { picker }: Pick<ParameterDefinition, 'picker'>,
): Picker | undefined {
  return picker === undefined || PICKER_SOURCES[picker].reportKey === report.key ? undefined : picker
}

/** Whether a parameter takes the word `all` for all there are, and not just any text. */
export function takesAll({ pattern }: Pick<ParameterDefinition, 'pattern'>): boolean {
  return new RegExp(`^(?:${pattern})$`).test('all') && !new RegExp(`^(?:${pattern})$`).test('al')
}
