import { Skeleton } from '@mantine/core'
import type { ShownStoryItem, Story } from '../../../shared/customerStory.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAnswer } from '../../api/queries.ts'
import { RowFields } from '../../features/grid/RowFields.tsx'

interface EventRowProps {
  readonly item: ShownStoryItem
  readonly story: Story
  readonly report: ReportDefinition
}

/** All that the row of an event says, its long texts whole. */
export function EventRow({ item, story: { storyId }, report }: EventRowProps) {
  const { data, isPending } = useAnswer('customers:row', { storyId, place: item.place })
  if (isPending) return <Skeleton height={80} />
  const row = data ?? item.row
  return row === null ? null : <RowFields report={report} names={row.fields} values={row.values} />
}
