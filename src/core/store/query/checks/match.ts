import { findingsOfMatch, MATCH_COLUMNS } from '../../../../shared/checks/matchFindings.ts'
import type { MatchAnswer } from '../../../../shared/checks/matchAnswer.ts'
import { matchRows } from '../../../../shared/checks/matchAnswer.ts'
import type { MatchSettings } from '../../../../shared/checks/match.ts'
import { readPastedTotals } from '../../../../shared/checks/pastedTotals.ts'
import { rowsMark } from './memory.ts'
import { matchFactsOf } from './matchFacts.ts'
import { listed, type CheckInput, type CheckWork, type Findings } from './reckon.ts'

export type MatchInput = CheckInput<MatchSettings>

/** How rows fit numbers that were read elsewhere; other numbers of the same rows need no further scan. */
export function matchAnswerOf(work: CheckWork, input: MatchInput): MatchAnswer {
  const { report, rows, settings, now } = input
  const { database, memory, throwIfCancelled } = work
  const facts = memory.of('match', rowsMark(database, report, rows, []), () =>
    matchFactsOf(database, report, rows, now, throwIfCancelled),
  )
  const { parts, total } = readPastedTotals(settings.pasted, settings.language)
  return matchRows(facts, settings.count ?? total, parts)
}

/** The same as findings: what may explain a difference. */
export function reckonMatch(work: CheckWork, input: MatchInput): Findings {
  const answer = matchAnswerOf(work, input)
  const { facts, caveats, findings } = findingsOfMatch(answer)
  return listed({ checked: answer.found, columns: MATCH_COLUMNS, facts, caveats }, findings)
}
