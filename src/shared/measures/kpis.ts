import { AppError, type ErrorDetail, type SummaryProblem } from '../errors.ts'
import { fillText } from '../fillText.ts'
import type { Language } from '../language.ts'
import { listPaths, listReportOf } from '../reports/catalogueLists.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { Measure } from '../summaries/types.ts'
import { measureDefinitions } from './definitions.ts'
import { formulaFor, formulasFor, parametersUsed, usualOf, variantsOf } from './fitting.ts'
import { treeOf } from './formulaTree.ts'
import { formulaWords, titleWords } from './formulaWords.ts'
import { PARAMETER_RULES, readParameter, takenBy, USUAL_PARAMETERS } from './parameters.ts'
import { treeText } from './treeText.ts'
import type { MeasureDefinition, MeasurePurpose, MeasureFormula, MeasureParameters } from './types.ts'
import { measureWords } from './words/index.ts'

/** Parameters of a measure as they were written; those that are not there are as usual. */
export type WrittenParameters = Readonly<Record<string, string>>

/** The measure of the catalogue that an id names, in any case; undefined where there is none. */
export function measureOf(id: string): MeasureDefinition | undefined {
  const wanted = id.trim().toLowerCase()
  return measureDefinitions.find((each) => each.id === wanted)
}

/** The measure of the catalogue that serves a purpose of the program's own. */
export function measureFor(purpose: MeasurePurpose): MeasureDefinition {
  const found = measureDefinitions.find((each) => each.purpose === purpose)
  if (found === undefined) throw new Error(`no measure for ${purpose}`)
  return found
}

/** Whether a report has what a measure needs. */
export function fits(definition: MeasureDefinition, report: ReportDefinition): boolean {
  return formulasFor(definition, report.roles).length > 0
}

/** The measures of the catalogue that fit a report, in the catalogue's order. */
export function measuresFor(report: ReportDefinition): readonly MeasureDefinition[] {
  return measureDefinitions.filter((definition) => fits(definition, report))
}

/** Keys that an error lists at the most. */
const MOST_LISTED = 6

/** The keys of the reports that a measure fits, for an error: the first of them. */
export function keysFitting(definition: MeasureDefinition, reports: readonly ReportDefinition[]): string {
  return listedKeys(reports.filter((report) => fits(definition, report)))
}

/** The keys of reports as an error lists them: the first of them. */
export function listedKeys(reports: readonly ReportDefinition[]): string {
  const keys = reports.map(({ key }) => key)
  return keys.length > MOST_LISTED ? `${keys.slice(0, MOST_LISTED).join(', ')}, …` : keys.join(', ')
}

/** That a measure cannot be worked out. */
export function badMeasure(measure: string, problem: SummaryProblem, detail: ErrorDetail = {}): AppError {
  return new AppError('bad-measure', { ...detail, measure, problem })
}

/** Where a measure is asked for. */
export interface MeasureContext {
  /** The report, or list, whose rows are summarised. */
  readonly report: ReportDefinition
  readonly language: Language
  /** All reports: where else a measure would fit is told. */
  readonly reports: readonly ReportDefinition[]
  /** The auxiliary states of the operation that are paid; null or absent: nobody has said yet. */
  readonly paidStates?: readonly string[] | null
}

interface ReadParameters {
  readonly numbers: Omit<MeasureParameters, 'variant'>
  readonly variant: string | undefined
}

function readParameters(definition: MeasureDefinition, given: WrittenParameters, written: string): ReadParameters {
  const numbers = { ...USUAL_PARAMETERS }
  let variant: string | undefined
  for (const [name, text] of Object.entries(given)) {
    const parameter = definition.parameters.find((each) => each === name)
    const refused = (problem: SummaryProblem, known: string): AppError =>
      badMeasure(written, problem, { kpi: definition.id, parameter: name, value: text, known: known || '–' })
    if (parameter === undefined && definition.parameters.length === 0) throw refused('kpi-without-parameters', '')
    if (parameter === undefined) throw refused('kpi-parameter', definition.parameters.join(', '))
    if (parameter === 'variant') {
      const variants = variantsOf(definition)
      if (!variants.includes(text)) throw refused('kpi-value', variants.join(', '))
      variant = text
      continue
    }
    const value = readParameter(parameter, text)
    if (value === undefined) throw refused('kpi-value', takenBy(parameter))
    numbers[parameter] = value
  }
  return { numbers, variant }
}

function unfit(definition: MeasureDefinition, context: MeasureContext, written: string): AppError {
  const fitting = formulasFor(definition, context.report.roles)
  const detail = { kpi: definition.id, report: context.report.key }
  if (fitting.length > 0) {
    const known = fitting.flatMap(({ variant }) => variant?.id ?? []).join(', ')
    return badMeasure(written, 'kpi-variant-of-other-report', { ...detail, known })
  }
  return badMeasure(written, 'kpi-of-other-report', { ...detail, reports: keysFitting(definition, context.reports) })
}

/** A threshold that the report cannot apply is not passed over in silence. */
function checkUsed(
  definition: MeasureDefinition,
  context: MeasureContext,
  given: WrittenParameters,
  written: string,
): void {
  // Among variants some use one and some another: which was meant is said by the variant.
  if (variantsOf(definition).length > 0) return
  const used = parametersUsed(formulasFor(definition, context.report.roles))
  const unused = definition.parameters.find((name) => given[name] !== undefined && !used.has(name))
  if (unused !== undefined) throw badMeasure(written, 'kpi-without-waits', { kpi: definition.id, parameter: unused })
}

/**
 * A measure of the catalogue over the fields of a report.
 *
 * @param written how it was asked for, for errors
 * @throws AppError `bad-measure` for an id, parameter or value that there is not, and for a measure of other reports
 */
export function resolveKpi(id: string, given: WrittenParameters, context: MeasureContext, written: string): Measure {
  const definition = measureOf(id)
  if (definition === undefined) throw badMeasure(written, 'kpi-unknown', { kpi: id })
  const { report, language } = context
  const { numbers, variant } = readParameters(definition, given, written)
  const formula = formulaFor(definition, report.roles, variant)
  if (formula === undefined || report.roles === undefined) throw unfit(definition, context, written)
  checkUsed(definition, context, given, written)
  const parameters = { ...numbers, variant: formula.variant?.id ?? '' }
  const measure: Measure = {
    title: titleWords(definition, formula, parameters, language),
    formula: formulaWords(report.roles, formula.formula, parameters, language),
    type: definition.type,
    tree: treeOf(report, report.roles, formula.formula, parameters),
  }
  return formula.countsPaidAux === true ? withPaidAux(measure, context.paidStates ?? null, language) : measure
}

/** A measure that counts paid auxiliary time, with which that is, or that nobody said so, in its name. */
function withPaidAux(measure: Measure, paid: readonly string[] | null, language: Language): Measure {
  const words = measureWords[language]
  const { title, formula } = measure
  const noted = (note: string): string => `${title} (${note})`
  if (paid === null) {
    return { ...measure, title: noted(words.paidUnsaid), formula: fillText(words.formulaUnsaid, { formula }, language) }
  }
  if (paid.length === 0) return { ...measure, title: noted(words.paidNone) }
  const states = paid.join(', ')
  return {
    ...measure,
    title: noted(fillText(words.paid, { states }, language)),
    formula: fillText(words.formulaPaid, { formula, states }, language),
    joined: { states: paid },
  }
}

/** A parameter as `kpis` prints it. */
export interface KpiParameter {
  readonly name: string
  readonly default: number | string
  readonly choices?: readonly string[]
}

/** A measure of the catalogue as `kpis` prints it. */
export interface KpiDocument {
  readonly id: string
  readonly title: string
  /** What it tells, in a sentence. */
  readonly meaning: string
  /** How it is worked out with the usual parameters, in words. */
  readonly formula: string
  /** The same in aggregates over the report's fields; of one report alone. */
  readonly terms?: string
  readonly type: string
  /** Keys of the reports that it fits. */
  readonly reports: readonly string[]
  /** Lists within reports that it fits; absent where there are none. */
  readonly lists?: readonly { readonly report: string; readonly list: string }[]
  readonly parameters: readonly KpiParameter[]
}

/** @param formulas the ways that there are to choose from */
function parametersOf(definition: MeasureDefinition, formulas: readonly MeasureFormula[]): readonly KpiParameter[] {
  const used = parametersUsed(formulas)
  const names = definition.parameters.filter((name) => used.has(name))
  return names.map((name): KpiParameter => {
    if (name !== 'variant') return { name, default: PARAMETER_RULES[name].usual }
    const choices = formulas.flatMap(({ variant }) => variant?.id ?? [])
    return { name, default: usualOf(formulas)?.variant?.id ?? '', choices }
  })
}

function listsFitting(definition: MeasureDefinition, report: ReportDefinition): NonNullable<KpiDocument['lists']> {
  return listPaths(report).flatMap((list) => {
    const inner = listReportOf(report, list)
    return inner !== undefined && fits(definition, inner) ? [{ report: report.key, list }] : []
  })
}

interface Shown {
  readonly formula: string
  readonly terms?: string
  readonly formulas: readonly MeasureFormula[]
}

/** How a measure is worked out of one report, or of whichever has the most. */
function shownOf(definition: MeasureDefinition, report: ReportDefinition | null, language: Language): Shown {
  const { formulas } = definition
  if (report !== null) {
    const context = { report, language, reports: [] }
    const { formula, tree } = resolveKpi(definition.id, {}, context, definition.id)
    return { formula, terms: treeText(tree), formulas: formulasFor(definition, report.roles) }
  }
  const usual = usualOf(formulas)
  const parameters = { ...USUAL_PARAMETERS, variant: usual?.variant?.id ?? '' }
  return { formula: usual === undefined ? '' : formulaWords(null, usual.formula, parameters, language), formulas }
}

/**
 * The measures of the catalogue, each with the reports that it fits.
 *
 * @param report only those that fit this one, with its own variants and fields; null for all
 */
export function kpiDocuments(
  reports: readonly ReportDefinition[],
  report: ReportDefinition | null,
  language: Language,
): readonly KpiDocument[] {
  const wanted = report === null ? measureDefinitions : measuresFor(report)
  return wanted.map((definition): KpiDocument => {
    const { formula, terms, formulas } = shownOf(definition, report, language)
    const lists = reports.flatMap((each) => listsFitting(definition, each))
    return {
      id: definition.id,
      title: definition.title[language],
      meaning: definition.meaning[language],
      formula,
      ...(terms === undefined ? {} : { terms }),
      type: definition.type,
      reports: reports.filter((each) => fits(definition, each)).map(({ key }) => key),
      ...(lists.length === 0 ? {} : { lists }),
      parameters: parametersOf(definition, formulas),
    }
  })
}
