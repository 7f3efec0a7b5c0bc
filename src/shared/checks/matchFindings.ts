import { checkTexts } from '../commonTexts/checks.ts'
import { filterText } from '../measures/treeText.ts'
import type { Filter } from '../query.ts'
import { inEachLanguage } from '../localized.ts'
import type { LocalizedText } from '../language.ts'
import { formatInstant, type TimeRange } from '../time.ts'
import type { Finding, FindingColumn, FindingFact } from './findings.ts'
import { MATCH_KINDS, type MatchAnswer, type MatchCandidate, type MatchedNumber } from './matchAnswer.ts'

// What may explain a difference, in the shape that cards and files show of any check.

const KINDS: Readonly<Record<string, LocalizedText>> = Object.fromEntries(
  MATCH_KINDS.map((kind) => [kind, checkTexts(`name-${kind}`)]),
)

/** What to do about a candidate, by its kind; of announced rows it depends on whether there are too few. */
const DO: Readonly<Record<string, LocalizedText>> = {
  ...Object.fromEntries(MATCH_KINDS.map((kind) => [kind, checkTexts(kind)])),
  announcedFewer: checkTexts('announcedFewer'),
}

export const MATCH_COLUMNS: readonly FindingColumn[] = [
  { name: 'from', title: checkTexts('from'), kind: 'dateTime' },
  { name: 'to', title: checkTexts('to'), kind: 'dateTime' },
  { name: 'expected', title: checkTexts('expected'), kind: 'count' },
  { name: 'found', title: checkTexts('found'), kind: 'count' },
  { name: 'difference', title: checkTexts('difference'), kind: 'count' },
  { name: 'kind', title: checkTexts('candidate'), kind: 'words', words: KINDS },
  { name: 'rows', title: checkTexts('rowsExplained'), kind: 'count' },
  { name: 'what', title: checkTexts('whatToDo'), kind: 'words', words: DO },
  { name: 'where', title: checkTexts('rowsAre'), kind: 'text' },
]

/** Values and stretches that a cell names; more are told as `…`, and there is the way on the screen. */
const MOST_TOLD = 20

function someOf(texts: readonly string[]): string {
  return [...texts.slice(0, MOST_TOLD), ...(texts.length > MOST_TOLD ? ['…'] : [])].join(', ')
}

/** A filter as a reader of a file looks for its rows: `conn_id: 17…, 18…`. */
function whereText(filter: Filter): string {
  const { field, operator, value } = filter
  return operator === 'one-of' ? `${field}: ${someOf(JSON.parse(value) as string[])}` : filterText(filter)
}

/** Which rows a candidate is about, or which stretches are to be fetched. */
function whereOf({ kind, ways }: MatchCandidate): string {
  const stretches: string[] = []
  const filters = new Set<string>()
  for (const way of ways) {
    const [first] = way.kind === 'rows' && kind !== 'edge-of-day' ? way.filters : []
    if (first !== undefined) filters.add(whereText(first))
    else if (way.range !== null) {
      stretches.push(`${formatInstant(way.range.from)} – ${formatInstant(way.range.to)}`)
    }
  }
  return [someOf(stretches), ...filters].filter((text) => text !== '').join(' · ')
}

function doCode({ kind }: MatchCandidate, difference: number): string {
  return kind === 'announced' && difference < 0 ? 'announcedFewer' : kind
}

function findingOf(number: MatchedNumber, range: TimeRange | null, candidate: MatchCandidate | null): Finding {
  const { expected, found, difference } = number
  const way = candidate?.ways.find((each) => each.kind === 'rows')
  return {
    cells: [
      range?.from ?? null,
      range?.to ?? null,
      expected,
      found,
      difference,
      candidate?.kind ?? null,
      candidate?.rows ?? null,
      candidate === null ? null : doCode(candidate, difference),
      candidate === null ? null : whereOf(candidate),
    ],
    rows: way?.kind === 'rows' ? way.filters : null,
  }
}

/** A line for each candidate; one where a number differs and nothing explains it. */
function findingsOfNumber(number: MatchedNumber, range: TimeRange | null): readonly Finding[] {
  if (number.difference === 0) return []
  if (number.candidates.length === 0) return [findingOf(number, range, null)]
  return number.candidates.map((candidate) => findingOf(number, range, candidate))
}

export function findingsOfMatch({ whole, found, parts }: MatchAnswer): {
  readonly facts: readonly FindingFact[]
  readonly caveats: readonly LocalizedText[]
  readonly findings: readonly Finding[]
} {
  const fact = (name: 'expected' | 'found' | 'difference', value: number | null): FindingFact => ({
    name,
    title: checkTexts(name),
    kind: 'count',
    value,
  })
  return {
    facts: [
      fact('expected', whole?.expected ?? null),
      fact('found', found),
      fact('difference', whole?.difference ?? null),
    ],
    caveats: whole === null ? [checkTexts('noCount')] : [],
    findings: [
      ...(whole === null ? [] : findingsOfNumber(whole, null)),
      ...parts.flatMap((part) => findingsOfNumber(part, part.range)),
    ],
  }
}

/** What candidates are called where there is room for a few words. */
export function kindText(kind: MatchCandidate['kind']): LocalizedText {
  return KINDS[kind] ?? inEachLanguage(() => kind)
}
