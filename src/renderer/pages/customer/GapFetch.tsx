import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { StoryGap } from '../../../shared/customerStory.ts'
import { takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { PullQuestion } from '../../features/report/PullQuestion.tsx'
import { UpdateButton } from '../../features/report/UpdateButton.tsx'
import { usePull } from '../../features/report/usePull.ts'

interface GapFetchProps {
  readonly gap: StoryGap
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  /** The operation's. */
  readonly today: WallSeconds
}

/** Fetches what a report lacks of the period of a customer's story, and says before how many requests that takes. */
export function GapFetch({ gap, connection, report, today }: GapFetchProps) {
  const { connectionId, reportKey, parameters, missing } = gap
  const [first] = missing
  const last = missing.at(-1)
  const range =
    first === undefined || last === undefined || !takesDates(report) ? null : { from: first.from, to: last.to }
  const scope = { connectionId, reportKey, parameters }
  const { data: coverage } = useAnswer('coverage:get', { scope, range, byDay: false })
  const pull = usePull(scope, connection, false, today)
  const hasToken = connection.isSample || connection.token !== 'none'
  return (
    <>
      <UpdateButton pull={pull} coverage={coverage} range={range} hasToken={hasToken} missing={[]} />
      <PullQuestion pull={pull} today={today} />
    </>
  )
}
