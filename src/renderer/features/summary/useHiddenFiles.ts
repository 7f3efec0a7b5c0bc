import type { Mask } from '../../../shared/masks.ts'
import { withoutTotals } from '../../../shared/summaries/totals.ts'
import { useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useDrawnChart } from './useDrawnChart.ts'
import type { FilesOf } from './useSummaryFiles.ts'

const SLOT = 'summary files'

/** What files, pictures and pages are of. */
interface HiddenFiles {
  readonly of: FilesOf
  /** Its numbers are still being asked for: what is drawn would be another's. */
  readonly isWorking: boolean
}

/**
 * A summary as it is taken out: where more is to be hidden than is seen, its groups, columns and chart are asked of the
 * store anew, under that mask.
 *
 * @param mask how it is taken out; undefined: nothing is hidden
 * @param isHiddenMore whether that hides more than what is seen does
 */
export function useHiddenFiles(seen: FilesOf, mask: Mask | undefined, isHiddenMore: boolean): HiddenFiles {
  const language = useLanguage()
  const { report, summary, chart } = seen
  const asked = mask === undefined ? seen.asked : { ...seen.asked, mask }
  const { data, isPlaceholderData } = useAnswer(
    'summary:ask',
    { slot: SLOT, rows: asked, summary: { ...summary, hasTotals: true }, language },
    { isEnabled: isHiddenMore },
  )
  const answer =
    !isHiddenMore || data === undefined
      ? seen.answer
      : { ...data, groups: summary.hasTotals ? data.groups : withoutTotals(data.groups, data) }
  const place = seen.seen === null ? -1 : seen.answer.measures.indexOf(seen.seen.measure)
  const drawn = useDrawnChart({ report, answer, chart, place, language })
  if (!isHiddenMore) return { of: seen, isWorking: false }
  return { of: { ...seen, asked, answer, seen: drawn }, isWorking: data === undefined || isPlaceholderData }
}
