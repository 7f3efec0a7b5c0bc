import { lazy, Suspense } from 'react'
import type { SummaryEditorProps } from '../features/settings/KeptFields.tsx'

const SummaryEditor = lazy(async () => ({ default: (await import('./SummaryEditor.tsx')).SummaryEditor }))

/** What a schedule's summary is changed by; it comes when one is. */
export function ScheduledSummary(props: SummaryEditorProps) {
  return (
    <Suspense fallback={null}>
      <SummaryEditor {...props} />
    </Suspense>
  )
}
