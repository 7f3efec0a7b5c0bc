import type { FieldType, ReportDefinition, ReportKind } from '../reports/types.ts'
import { LANGUAGES, type LocalizedText } from '../language.ts'
import type { TimeRange } from '../time.ts'
import { columnNameOf, isFieldName, MOST_FIELDS } from './customReport.ts'
import { FieldObserver, type Habits } from './fieldObserver.ts'
import { titleFromName } from './fieldNames.ts'
import { inEachLanguage } from '../localized.ts'

/** A field as it was found in an answer. */
export interface InferredField {
  readonly name: string
  readonly title: LocalizedText
  readonly type: FieldType
  /** Records that had a value here. */
  readonly filled: number
  /** A few of its values, cut to a beginning. */
  readonly examples: readonly string[]
}

/** What other reports call a field of a name. */
export type KnownField = Pick<InferredField, 'title' | 'type'>

/** What the reports that are known say of fields, by name; the first that has a name decides. */
export function knownFieldsOf(reports: readonly ReportDefinition[]): ReadonlyMap<string, KnownField> {
  const known = new Map<string, KnownField>()
  for (const { fields } of reports) {
    for (const { name, title, type } of fields) if (!known.has(name)) known.set(name, { title, type })
  }
  return known
}

const MOST_EXAMPLE_LETTERS = 60
/** What a known field's type settles that values alone leave open: whether digits are counted, whether text is long. */
const SETTLED_BY_NAME: ReadonlySet<FieldType> = new Set(['id', 'telephone', 'email', 'longText', 'html'])
const NUMBERS: ReadonlySet<FieldType> = new Set(['integer', 'decimal', 'percent', 'money', 'duration', 'hour'])

/** What values alone leave open. */
const OPEN_BY_VALUES: ReadonlySet<FieldType> = new Set(['text', 'id', 'integer', 'telephone', 'longText'])

function typeOf(observer: FieldObserver, known: KnownField | undefined): FieldType {
  const found = observer.type()
  if (known === undefined) return found
  if (observer.filled === 0) return known.type
  if (!observer.fits(known.type)) return found
  const isSettled = SETTLED_BY_NAME.has(known.type) && OPEN_BY_VALUES.has(found)
  // A count of seconds that is known as a duration, an hour of the day that comes as a plain number.
  const isMeasure = NUMBERS.has(known.type) && found === 'integer'
  return isSettled || isMeasure ? known.type : found
}

function withOwnTitles(fields: readonly InferredField[]): readonly InferredField[] {
  const taken = inEachLanguage(() => new Set<string>())
  return fields.map((field) => {
    const { title, name } = field
    const isTaken = LANGUAGES.some((language) => taken[language].has(title[language]))
    for (const language of LANGUAGES) taken[language].add(title[language])
    return isTaken ? { ...field, title: inEachLanguage((language) => `${title[language]} (${name})`) } : field
  })
}

/** Goes through the records of an answer and finds what fields they have. */
export class ReportInference {
  readonly #observers = new Map<string, FieldObserver>()
  #records = 0
  #hasMore = false
  readonly #habits: Habits

  /** @param habits the operation's own */
  constructor(habits: Habits) {
    this.#habits = habits
  }

  get records(): number {
    return this.#records
  }

  /**
   * Whether there were fields beyond what a report can have, or of names that it cannot have. They are kept with the
   * rows all the same.
   */
  get hasMore(): boolean {
    return this.#hasMore
  }

  add(record: Readonly<Record<string, unknown>>): void {
    this.#records++
    for (const [name, value] of Object.entries(record)) this.#observerOf(name)?.see(value)
  }

  #observerOf(name: string): FieldObserver | undefined {
    const column = columnNameOf(name)
    const known = this.#observers.get(column)
    if (known !== undefined) {
      // Another spelling of the same column.
      if (known.name !== name) this.#hasMore = true
      return known.name === name ? known : undefined
    }
    if (!isFieldName(name) || this.#observers.size >= MOST_FIELDS) {
      this.#hasMore = true
      return undefined
    }
    const observer = new FieldObserver(name, this.#habits)
    this.#observers.set(column, observer)
    return observer
  }

  /** The fields in the order in which they first came, titled as other reports title them where they know the name. */
  fields(known: ReadonlyMap<string, KnownField> = new Map()): readonly InferredField[] {
    const fields = [...this.#observers.values()].map((observer): InferredField => {
      const { name, filled, examples } = observer
      const title = titleFromName(name)
      return {
        name,
        title: known.get(name)?.title ?? inEachLanguage(() => title),
        type: typeOf(observer, known.get(name)),
        filled,
        examples: examples.map((text) => Array.from(text).slice(0, MOST_EXAMPLE_LETTERS).join('')),
      }
    })
    return withOwnTitles(fields)
  }

  /**
   * The field that most likely dates a row: one that every record has, whose dates lie in the range asked for, and that
   * is called a date.
   *
   * @param range what was asked for, or null where nothing was
   */
  dateField(fields: readonly InferredField[], range: TimeRange | null): string | null {
    const rankOf = ({ name }: InferredField): number => {
      const dates = this.#observers.get(columnNameOf(name))?.dates ?? null
      const isInside = range !== null && dates !== null && dates.earliest >= range.from && dates.latest <= range.to
      return (isInside ? 0 : 2) + (/^(?:date|fecha)$|^(?:date_ini|start_date|date_start)$/i.test(name) ? 0 : 1)
    }
    const [best] = fields
      .filter(({ type, filled }) => (type === 'date' || type === 'dateTime') && filled === this.#records)
      .map((field) => ({ field, rank: rankOf(field) }))
      .toSorted((a, b) => a.rank - b.rank)
    return best?.field.name ?? null
  }
}

/** How a report most likely relates to time. */
export function likelyKind(
  fields: readonly InferredField[],
  dateField: string | null,
  asksForDates: boolean,
): ReportKind {
  if (!asksForDates) return 'snapshot'
  const dating = fields.find(({ name }) => name === dateField)
  if (dating === undefined) return 'aggregate'
  const numbers = fields.filter(({ type }) => NUMBERS.has(type)).length
  return dating.type === 'date' && numbers * 2 >= fields.length ? 'series' : 'detail'
}
