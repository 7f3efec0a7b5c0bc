import { useEffect, useMemo } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { StaffingSource } from '../../../shared/staffing/source.ts'
import type { StaffingVolume } from '../../../shared/staffing/volume.ts'
import { useAnswer } from '../../api/queries.ts'
import { usePreference } from '../../api/usePreference.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { fittingStaffing, freshStaffing, keptStaffingSchema, type KeptStaffing } from './staffingState.ts'

/** What is asked of a report's intervals, as it was left, and what changes it. */
export interface StaffingControl {
  readonly kept: KeptStaffing
  readonly change: (changes: Partial<Omit<KeptStaffing, 'version'>>) => void
  /** As it was before anybody chose anything. */
  readonly reset: () => void
}

/** Undefined until it is known how it was left. */
export function useStaffingControl(source: StaffingSource, asked: RowSet): StaffingControl | undefined {
  const usual = useMemo(() => freshStaffing(source), [source])
  const key = `staffing/${asked.connectionId}/${asked.reportKey}`
  const { value, set } = usePreference<KeptStaffing>(key, keptStaffingSchema, usual)
  if (value === undefined) return undefined
  const kept = fittingStaffing(value, source)
  return { kept, change: (changes) => set({ ...kept, ...changes }), reset: () => set(usual) }
}

export interface AskedVolume {
  readonly volume: StaffingVolume | undefined
  readonly error: AppError | null
  readonly isWorking: boolean
  readonly retry: () => void
}

/** Asks for what came in the intervals, and again whenever rows come in; the last stays until the next is there. */
export function useAskedVolume(asked: RowSet, { minutes, wishes }: KeptStaffing): AskedVolume {
  const language = useLanguage()
  const { targetSeconds } = wishes
  const { data, error, isFetching, isPlaceholderData, refetch } = useAnswer(
    'staffing:volume',
    { slot: 'staffing', rows: asked, minutes, targetSeconds, language },
    { keepPrevious: true },
  )
  // Whoever goes back to a question that is still being stopped for a newer one would never hear of it again.
  const isStopped = error?.code === 'cancelled' && !isFetching
  useEffect(() => {
    if (isStopped) void refetch()
  }, [isStopped, refetch])
  return {
    volume: data,
    error: error?.code === 'cancelled' ? null : error,
    isWorking: isFetching || isPlaceholderData || isStopped,
    retry: () => void refetch(),
  }
}
