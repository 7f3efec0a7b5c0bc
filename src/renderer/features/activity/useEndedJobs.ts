import { useEffect, useEffectEvent } from 'react'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { onEvent } from '../../api/bridge.ts'
import { isGoing } from './jobFacts.ts'

/** Hears of each job that ends, once. */
export function useEndedJobs(heard: (job: JobSnapshot) => void): void {
  const hear = useEffectEvent(heard)
  useEffect(() => {
    const known = new Set<string>()
    return onEvent((event) => {
      if (event.kind !== 'job' || isGoing(event.job) || known.has(event.job.id)) return
      known.add(event.job.id)
      hear(event.job)
    })
  }, [])
}
