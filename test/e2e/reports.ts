import { catalogue } from '../../src/shared/reports/index.ts'
import { pickerFor } from '../../src/shared/reports/pickers.ts'
import {
  addsUp,
  type FieldDefinition,
  type FieldType,
  type ReportDefinition,
  type ReportKind,
} from '../../src/shared/reports/types.ts'

// Reports for the tests, by what they are like: no test knows one by its name.

/** Whether each row holds the fields of the definition and nothing else. */
function isPlain({ shape, lists = [], dynamicFields }: ReportDefinition): boolean {
  return shape === undefined && lists.every(({ isOwn }) => isOwn === true) && dynamicFields === undefined
}

/** The first report that is as it is meant. @throws Error where there is none */
export function reportThat(isMeant: (report: ReportDefinition) => boolean): ReportDefinition {
  const report = catalogue.reports.find(isMeant)
  if (report === undefined) throw new Error('The catalogue lacks such a report')
  return report
}

/**
 * The first report of a kind with fields of these types that can be fetched without a choice.
 *
 * @throws Error where there is none
 */
export function reportWith(
  kind: ReportKind,
  types: readonly FieldType[],
  isMeant: (report: ReportDefinition) => boolean = () => true,
): ReportDefinition {
  const found = catalogue.reports.find(
    (report) =>
      report.kind === kind &&
      isPlain(report) &&
      report.parameters.every(({ required }) => !required) &&
      types.every((type) => report.fields.some((field) => field.type === type)) &&
      isMeant(report),
  )
  if (found === undefined) throw new Error(`The catalogue lacks a report of the kind ${kind} with ${types.join(', ')}`)
  return found
}

/** A field of a type. @param nth which of them, from 0 @throws Error where there are not as many */
export function fieldOf(report: ReportDefinition, type: FieldType, nth = 0): FieldDefinition {
  const field = report.fields.filter((each) => each.type === type)[nth]
  if (field === undefined) throw new Error(`${report.key} lacks a field of the type ${type}`)
  return field
}

/** Few fields, each of them short. */
export const messages = reportWith('detail', ['text', 'telephone', 'dateTime'])
/** Every kind of filter has a field here. */
export const calls = reportWith('detail', ['text', 'telephone', 'duration', 'decimal', 'dateTime'])
export const mails = reportWith('detail', ['html'], ({ fields }) => fields.length < 8)
/** Sums of each day, which add up to those of any period. */
export const sums = reportWith('aggregate', [], addsUp)
export const live = reportWith('live', ['dateTime'])

/** An agent has to be named before it can be fetched. */
export const needsAgent = reportThat((report) =>
  report.parameters.some((each) => each.required && pickerFor(report, each) === 'agent'),
)

/** The report whose answers the server cuts soonest. */
export const soonestCut = catalogue.reports
  .filter((report) => report.kind === 'detail' && report.parameters.length === 0 && isPlain(report))
  .reduce((soonest, report) => (report.maxRecords < soonest.maxRecords ? report : soonest))
