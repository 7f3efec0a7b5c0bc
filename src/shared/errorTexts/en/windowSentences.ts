import type { ErrorCode } from '../../errors.ts'

/**
 * What happened, for people in front of the window, where the sentence for a terminal names what they never see: keys
 * of reports, names of fields, charsets.
 */
export const windowSentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  'unknown-report': 'This report is not there any more.',
  'ambiguous-report': 'Several reports are called that.',
  'unknown-field': 'The report has no column “{{field}}” any more.',
  'unknown-parameter': 'The report does not know what was chosen as “{{parameter}}”.',
  'missing-parameter': 'The report needs “{{parameter}}”.',
  'bad-measure': 'The measure “{{measure}}” cannot be worked out here.',
  'not-additive': 'The column “{{field}}” does not add up: several of it can be neither summed nor averaged.',
  'bad-grouping': 'Rows cannot be grouped by “{{grouping}}”.',
  'bad-summary': 'Such a summary cannot be made.',
  'unknown-measure': 'Your measure “{{name}}” does not exist any more.',
  'measure-exists': 'There is a measure of yours called “{{name}}” already.',
  'record-too-large': 'One record is larger than {{megabytes}} MB and was left out.',
  'not-the-report': 'The server answered with records that are not of this report.',
  'unreadable-text': 'The answer holds letters that cannot be read.',
}
