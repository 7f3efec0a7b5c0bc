import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/shared/errors.ts'
import {
  FIELD_FUNCTIONS,
  measureText,
  parseMeasure,
  type WrittenExpression,
  type WrittenMeasure,
  type WrittenOperand,
} from '../../../../src/shared/summaries/measureText.ts'
import { SHARE_BASES } from '../../../../src/shared/summaries/types.ts'

function reasonOf(written: string): string {
  try {
    parseMeasure(written)
  } catch (error) {
    if (error instanceof AppError) {
      const { problem } = error.detail
      return typeof problem === 'string' ? `${error.code} ${problem}` : error.code
    }
    throw error
  }
  return 'none'
}

describe('a measure', () => {
  test.each<[string, WrittenMeasure]>([
    ['count', { title: null, expression: { kind: 'count', filter: null } }],
    [
      'count(result = answer)',
      { title: null, expression: { kind: 'count', filter: { field: 'result', operator: '=', value: 'answer' } } },
    ],
    [
      'Contestadas = count(result = answer)',
      {
        title: 'Contestadas',
        expression: { kind: 'count', filter: { field: 'result', operator: '=', value: 'answer' } },
      },
    ],
    [
      'Costo / llamada = sum(cost) / count',
      {
        title: 'Costo / llamada',
        expression: {
          kind: 'quotient',
          dividend: { kind: 'field', name: 'sum', field: 'cost' },
          divisor: { kind: 'count', filter: null },
        },
      },
    ],
    // A filter ends at the parenthesis that closes it; ` / ` and ` = ` inside are its own.
    [
      'count(message contains (a / b) = c) / count',
      {
        title: null,
        expression: {
          kind: 'quotient',
          dividend: { kind: 'count', filter: { field: 'message', operator: 'contains', value: '(a / b) = c' } },
          divisor: { kind: 'count', filter: null },
        },
      },
    ],
    // What follows the operator's one blank is the value, to the letter.
    [
      'count(a =  x )',
      { title: null, expression: { kind: 'count', filter: { field: 'a', operator: '=', value: ' x ' } } },
    ],
    ['distinct(yes/no)', { title: null, expression: { kind: 'field', name: 'distinct', field: 'yes/no' } }],
    ['AVG(time_seg)', { title: null, expression: { kind: 'field', name: 'avg', field: 'time_seg' } }],
    ['p5(x)', { title: null, expression: { kind: 'quantile', percent: 5, field: 'x' } }],
    [
      'share(sum(cost))',
      { title: null, expression: { kind: 'share', of: { kind: 'field', name: 'sum', field: 'cost' } } },
    ],
    [
      'kpi:service-level(seconds=20, variant=short-abandons,short=5)',
      {
        title: null,
        expression: {
          kind: 'kpi',
          id: 'service-level',
          parameters: { seconds: '20', variant: 'short-abandons', short: '5' },
        },
      },
    ],
    ['NS = kpi:service-level', { title: 'NS', expression: { kind: 'kpi', id: 'service-level', parameters: {} } }],
  ])('%s is read', (written, expected) => {
    expect(parseMeasure(written)).toEqual(expected)
  })

  test.each([
    ['', 'bad-measure measure-syntax'],
    ['cost', 'bad-measure measure-syntax'],
    ['count()', 'bad-filter'],
    ['count(result)', 'bad-filter'],
    ['sum()', 'bad-measure measure-syntax'],
    // The title ends at the first ` = `: what is left is no measure.
    ['A = B = count', 'bad-measure measure-syntax'],
    ['sum(cost', 'bad-measure measure-parentheses'],
    ['count(a = :))', 'bad-measure measure-parentheses'],
    ['sum)cost(', 'bad-measure measure-parentheses'],
    ['total(cost)', 'bad-measure measure-syntax'],
    ['p0(cost)', 'bad-measure measure-quantile'],
    ['p100(cost)', 'bad-measure measure-syntax'],
    [' = count', 'bad-measure measure-title'],
    ['sum(a) / sum(b) / sum(c)', 'bad-measure measure-operand'],
    ['sum(a) / kpi:aht', 'bad-measure measure-operand'],
    ['share(count) / count', 'bad-measure measure-operand'],
    ['sum(a) / ', 'bad-measure measure-syntax'],
    ['sum(a)/sum(b)', 'bad-measure measure-syntax'],
    ['share(avg(a))', 'bad-measure measure-share'],
    ['share-of-row(avg(a))', 'bad-measure measure-share'],
    ['share-of-table(count)', 'bad-measure measure-syntax'],
    ['share-of-(count)', 'bad-measure measure-syntax'],
    ['share(kpi:aht)', 'bad-measure measure-share'],
    ['kpi:', 'bad-measure measure-syntax'],
    ['kpi:aht()', 'bad-measure measure-syntax'],
    ['kpi:aht(seconds)', 'bad-measure measure-syntax'],
    ['kpi:aht(seconds=1,seconds=2)', 'bad-measure measure-syntax'],
  ])('%j is refused: %s', (written, reason) => {
    expect(reasonOf(written)).toBe(reason)
  })
})

const names = fc
  .stringMatching(/^[a-z_][a-z0-9_/. ]{0,8}[a-z0-9]$/)
  .filter(
    (name) =>
      !/^(count|p\d\d?)$/.test(name) &&
      !/ (in|starts|ends|contains|empty)$/.test(name) &&
      !name.includes(' / ') &&
      !/ (in|starts|ends|contains|empty) /.test(name),
  )
const values = fc
  .stringMatching(/^[\w ñÁ=/<>!:.,|%-]{0,12}$/)
  .chain((value) => fc.constantFrom(value, `(${value})`, `x (${value}) y`, `((${value}))`))
const filters = fc
  .tuple(
    names,
    fc.constantFrom('=' as const, '!=' as const, 'contains' as const, 'in' as const, 'empty' as const),
    values,
  )
  .filter(([, operator, value]) => (operator !== 'contains' && operator !== 'in') || value.trim() !== '')
  .map(([field, operator, value]) => ({ field, operator, value: operator === 'empty' ? '' : value }))
const operands: fc.Arbitrary<WrittenOperand> = fc.oneof(
  fc.option(filters).map((filter) => ({ kind: 'count' as const, filter })),
  fc
    .tuple(fc.constantFrom(...FIELD_FUNCTIONS), names)
    .map(([name, field]) => ({ kind: 'field' as const, name, field })),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), names)
    .map(([percent, field]) => ({ kind: 'quantile' as const, percent, field })),
)
const expressions: fc.Arbitrary<WrittenExpression> = fc.oneof(
  operands,
  fc.tuple(operands, operands).map(([dividend, divisor]) => ({ kind: 'quotient' as const, dividend, divisor })),
  operands
    .filter((of) => of.kind === 'count' || (of.kind === 'field' && of.name === 'sum'))
    .chain((of) =>
      fc
        .constantFrom(undefined, ...SHARE_BASES)
        .map((base) => ({ kind: 'share' as const, of, ...(base === undefined ? {} : { base }) })),
    ),
  fc
    .tuple(
      fc.constantFrom('aht', 'service-level'),
      fc.dictionary(fc.constantFrom('seconds', 'variant', 'days'), fc.constantFrom('1', 'all')),
    )
    .map(([id, parameters]) => ({ kind: 'kpi' as const, id, parameters: { ...parameters } })),
)
const titles = fc.option(
  fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((title) => title.trim() === title && title !== '' && !/[()]| = |^= | =$/.test(title)),
)

test('what is written of a measure reads as the same measure', () => {
  fc.assert(
    fc.property(titles, expressions, (title, expression) => {
      const measure = { title, expression }
      expect(parseMeasure(measureText(measure))).toEqual(measure)
    }),
    { numRuns: 2_000 },
  )
})

test('any text is read or refused, never anything else', () => {
  const pieces = fc.constantFrom(
    'count',
    'sum',
    '(',
    ')',
    ' / ',
    ' = ',
    'a',
    ':',
    'kpi:',
    'share',
    ',',
    '=',
    ' ',
    'p90',
    'aht',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 10 }).map((list) => list.join('')),
      ),
      (written) => {
        expect(['none', 'bad-filter', 'bad-measure']).toContain(reasonOf(written).split(' ')[0])
      },
    ),
    { numRuns: 2_000 },
  )
})
