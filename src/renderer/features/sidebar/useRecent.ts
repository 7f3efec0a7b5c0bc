import { useEffect } from 'react'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'

const recentSchema = z.array(z.string().max(500)).max(100)
const NONE: string[] = []
const MOST_RECENT = 5

/**
 * The reports that were looked at last, with one more: one that is among them keeps its place, so that entries do not
 * jump under the pointer.
 */
export function withRecent(recent: readonly string[], reportKey: string): readonly string[] {
  return recent.includes(reportKey) ? recent : [reportKey, ...recent].slice(0, MOST_RECENT)
}

/** The reports of an operation that were looked at last, the latest newcomer first. */
export function useRecent(connectionId: number, openReportKey: string | null): readonly string[] {
  const { value, set } = usePreference(`connections/${connectionId}/recent`, recentSchema, NONE)
  useEffect(() => {
    if (value === undefined || openReportKey === null) return
    const next = withRecent(value, openReportKey)
    if (next !== value) set([...next])
  }, [value, set, openReportKey])
  return value ?? NONE
}
