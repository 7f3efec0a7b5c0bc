import { useTranslation } from 'react-i18next'
import { LIST_SIGN, RANGE_SIGN } from '../../../shared/dateParts.ts'
import { daysInWords } from '../../../shared/datePartTexts.ts'
import { errorTexts } from '../../../shared/errorTexts.ts'
import { formatValue } from '../../../shared/format.ts'
import type { Language } from '../../../shared/language.ts'
import { valueInWords, type TypedProblem } from '../../../shared/typed/typedValues.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { filterKindOf, shownValue, type GridField } from './columnKinds.ts'
import {
  pickedValues,
  type ColumnFilter,
  type Condition,
  type ConditionKind,
  type ConditionOperator,
} from './filterModel.ts'

type OperatorName =
  | 'contains'
  | 'notContains'
  | 'equals'
  | 'notEquals'
  | 'starts'
  | 'ends'
  | 'less'
  | 'atMost'
  | 'more'
  | 'atLeast'
  | 'between'
  | 'empty'
  | 'notEmpty'
  | 'oneOf'

const NAMES: Readonly<Record<ConditionOperator, OperatorName>> = {
  contains: 'contains',
  '!contains': 'notContains',
  '=': 'equals',
  '!=': 'notEquals',
  starts: 'starts',
  ends: 'ends',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
  between: 'between',
  empty: 'empty',
  '!empty': 'notEmpty',
  in: 'oneOf',
  'one-of': 'oneOf',
}

/** How a condition reads where dates and texts say it in other words than numbers. */
const SUMMARIES = {
  text: { equals: 'textEquals' },
  number: { notEquals: 'differs' },
  date: { less: 'before', atMost: 'notAfter', more: 'after', atLeast: 'notBefore', notEquals: 'differs' },
} as const satisfies Record<string, Partial<Record<OperatorName, string>>>

/** What stands in front of a value where one line asks for a comparison. */
const SIGNS: Readonly<Partial<Record<ConditionOperator, string>>> = {
  '!=': '≠ ',
  '<': '< ',
  '<=': '≤ ',
  '>': '> ',
  '>=': '≥ ',
}

export interface FilterTexts {
  /** What an operator is called in the list of a column's operators. */
  readonly operator: (kind: ConditionKind, operator: ConditionOperator) => string
  /** What a filter asks, in a few words. */
  readonly summary: (field: GridField, filter: ColumnFilter) => string
  /** A value of a list as it reads. */
  readonly value: (field: GridField, value: string) => string
  /** What would be right where something was typed that cannot be read. */
  readonly complaint: (problem: TypedProblem) => string
  /** How a value that was typed is understood, in full; null where there is nothing to say about it. */
  readonly reading: (field: GridField, value: string) => string | null
  /** {@link reading} of a condition that was typed in one line. */
  readonly conditionReading: (field: GridField, condition: Condition) => string | null
  /** Examples of what may be typed for a column. */
  readonly hint: (field: GridField) => string
}

/** What a condition compares with: a whole value as the grid shows it, a part of one as it was typed. */
function comparedText(field: GridField, { operator, value }: Condition, language: Language): string {
  const isWhole = operator === '=' || operator === '!='
  return isWhole ? shownValue(field, value, language) : formatValue(field.type, value, language)
}

/** The words of filters. */
export function useFilterTexts(): FilterTexts {
  const { t } = useTranslation('grid')
  const language = useLanguage()

  function operator(kind: ConditionKind, asked: ConditionOperator): string {
    if (asked === 'empty') return t('operators.empty')
    if (asked === '!empty') return t('operators.notEmpty')
    // Each kind has just the names of its own operators.
    return t(`operators.${kind}.${NAMES[asked]}` as 'operators.text.contains')
  }

  /** Spanish says "la" of one o'clock, "las" of all other hours. */
  function clock(time: string): string {
    return t(time.startsWith('01') ? 'summary.time.one' : 'summary.time.other', { time })
  }

  /** One time of a list, or a range of them. */
  function timesText(listed: string): string {
    return listed.split(RANGE_SIGN).join(' – ')
  }

  /** The values of a condition that has several, as they read. */
  function listText(field: GridField, { operator, value: written }: Condition): string {
    const values = operator === 'one-of' ? pickedValues(written) : written.split(LIST_SIGN)
    return values.map((each) => (each === '' ? t('filter.empty') : shownValue(field, each, language))).join(', ')
  }

  function partText({ part, operator: asked, value, upTo }: Condition): string {
    if (part === 'day-of-week') {
      const days = daysInWords(value, language)
      return asked === 'in' ? days : `${SIGNS[asked] ?? ''}${days}`
    }
    if (asked === 'in') return t('summary.oneOf', { value: value.split(LIST_SIGN).map(timesText).join(', ') })
    const isOverNight = asked === 'between' && upTo < value
    const name = isOverNight ? 'overNight' : NAMES[asked]
    return t(`summary.time.${name}` as 'summary.time.between', { value: clock(value), upTo: clock(upTo) })
  }

  function conditionText(field: GridField, condition: Condition): string {
    if (condition.part !== undefined) return partText(condition)
    const name = NAMES[condition.operator]
    if (name === 'oneOf') return t('summary.oneOf', { value: listText(field, condition) })
    const own: Partial<Record<OperatorName, string>> = SUMMARIES[filterKindOf(field.type)]
    const value = comparedText(field, condition, language)
    const upTo = formatValue(field.type, condition.upTo, language)
    return t(`summary.${own[name] ?? name}` as 'summary.between', { value, upTo })
  }

  function value(field: GridField, text: string): string {
    return text === '' ? t('filter.empty') : shownValue(field, text, language)
  }

  function valuesText(field: GridField, values: readonly string[]): readonly string[] {
    const [first] = values
    if (first === undefined) return []
    return [values.length === 1 ? value(field, first) : t('filter.valueCount', { count: values.length })]
  }

  function summary(field: GridField, { conditions, values }: ColumnFilter): string {
    const parts = [...valuesText(field, values), ...conditions.map((condition) => conditionText(field, condition))]
    return parts.reduce((one, other) => t('summary.and', { one, other }))
  }

  function special(field: GridField): 'number' | 'duration' | 'hour' | 'date' {
    if (field.type === 'duration' || field.type === 'hour') return field.type
    return filterKindOf(field.type) === 'date' ? 'date' : 'number'
  }

  function hint(field: GridField): string {
    if (field.type === 'telephone') return t('filter.hint.telephone')
    return filterKindOf(field.type) === 'text' ? t('filter.hint.text') : t(`filter.hint.${special(field)}`)
  }

  function reading(field: GridField, value: string): string | null {
    if (filterKindOf(field.type) !== 'text') return valueInWords(field.type, value, language)
    return value === value.trim() ? null : t('filter.withBlanks', { value })
  }

  function conditionReading(field: GridField, condition: Condition): string | null {
    if (condition.part !== undefined) return partText(condition)
    const { operator, value, upTo } = condition
    const words = reading(field, value)
    if (words === null || filterKindOf(field.type) === 'text') return words
    return operator === 'between' ? `${words} – ${reading(field, upTo) ?? ''}` : `${SIGNS[operator] ?? ''}${words}`
  }

  return {
    operator,
    summary,
    value,
    complaint: (problem) => errorTexts[language].filterHints[problem].window,
    reading,
    conditionReading,
    hint,
  }
}
