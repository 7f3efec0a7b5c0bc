import { checkTexts } from '../commonTexts/checks.ts'
import { inEachLanguage } from '../localized.ts'
import type { LocalizedText } from '../language.ts'
import type { TimeRange } from '../time.ts'
import type { Finding, FindingColumn, FindingFact } from './findings.ts'
import { MATCH_KINDS, type MatchAnswer, type MatchCandidate, type MatchedNumber } from './matchAnswer.ts'

// What may explain a difference, in the shape that cards and files show of any check.

const KINDS: Readonly<Record<string, LocalizedText>> = Object.fromEntries(
  MATCH_KINDS.map((kind) => [kind, checkTexts(`name-${kind}`)]),
)

export const MATCH_COLUMNS: readonly FindingColumn[] = [
  { name: 'from', title: checkTexts('from'), kind: 'dateTime' },
  { name: 'to', title: checkTexts('to'), kind: 'dateTime' },
  { name: 'expected', title: checkTexts('expected'), kind: 'count' },
  { name: 'found', title: checkTexts('found'), kind: 'count' },
  { name: 'difference', title: checkTexts('difference'), kind: 'count' },
  { name: 'kind', title: checkTexts('candidate'), kind: 'words', words: KINDS },
  { name: 'rows', title: checkTexts('rowsExplained'), kind: 'count' },
]

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
