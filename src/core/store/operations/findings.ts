import type { Holiday, HolidayCountry } from '../../../shared/checks/contactRules.ts'
import type { Finding, FindingsHead } from '../../../shared/checks/findings.ts'
import type { MatchAnswer } from '../../../shared/checks/matchAnswer.ts'
import { forgetNames } from '../customers/knownNames.ts'
import { foundBlock, type FoundBlock } from '../query/checks/foundBlock.ts'
import { publicHolidays } from '../query/checks/holidays.ts'
import { matchAnswerOf, type MatchInput } from '../query/checks/match.ts'
import { CheckMemory } from '../query/checks/memory.ts'
import { reckon, type CheckQuestion } from '../query/checks/reckoners.ts'
import { atOneMoment } from '../query/wanted.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading } from '../threads/subject.ts'

/** Rows that are looked through for something. What was gathered of them is kept for the next question. */
export const findings = ({ database }: Reading) => {
  const memory = new CheckMemory()
  const work = (context: CallContext) => ({
    database,
    memory,
    throwIfCancelled: () => {
      context.throwIfCancelled()
    },
  })
  return {
    /** What a check finds, counted. @throws AppError `unknown-field`, `bad-filter`, `cancelled` */
    run: (input: CheckQuestion, context: CallContext): FindingsHead =>
      atOneMoment(database, context, () => {
        const { block: _block, close: _close, ...head } = reckon(work(context), input)
        return head
      }),
    /** A block of what it finds. @throws AppError as `run` */
    block: (
      { offset, limit, ...input }: CheckQuestion & { readonly offset: number; readonly limit: number },
      context: CallContext,
    ): readonly Finding[] => atOneMoment(database, context, () => reckon(work(context), input).block(offset, limit)),
    /** A block of the rows that a check of rows finds, as they are stored. @throws AppError as `run` */
    rows: (
      { offset, limit, ...input }: CheckQuestion & { readonly offset: number; readonly limit: number },
      context: CallContext,
    ): FoundBlock => atOneMoment(database, context, () => foundBlock(work(context), input, offset, limit)),
    /** The public holidays of a country in a year. */
    holidays: ({ country, year }: { readonly country: HolidayCountry; readonly year: number }): readonly Holiday[] =>
      publicHolidays(country, year),
    /** How rows fit what was read elsewhere. @throws AppError as `run` */
    match: (input: MatchInput, context: CallContext): MatchAnswer =>
      atOneMoment(database, context, () => matchAnswerOf(work(context), input)),
    /** Gives back what is kept of rows in memory. */
    forget: (): void => {
      memory.clear()
      forgetNames(database)
    },
  }
}
