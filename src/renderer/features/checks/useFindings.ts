import { useEffect } from 'react'
import type { ChosenCheck } from '../../../shared/checks/checks.ts'
import type { Finding, FindingsHead } from '../../../shared/checks/findings.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RowSet } from '../../../shared/query.ts'
import { useAnswer } from '../../api/queries.ts'

interface Asked<T> {
  readonly data: T | undefined
  readonly error: AppError | null
  readonly isWorking: boolean
  readonly retry: () => void
}

/** Whoever goes back to a question that is still being stopped for a newer one would never hear of it again. */
export function useUnstopped<T>(query: {
  readonly data: T | undefined
  readonly error: AppError | null
  readonly isFetching: boolean
  readonly isPlaceholderData: boolean
  readonly refetch: () => unknown
}): Asked<T> {
  const { data, error, isFetching, isPlaceholderData, refetch } = query
  const isStopped = error?.code === 'cancelled' && !isFetching
  useEffect(() => {
    if (isStopped) refetch()
  }, [isStopped, refetch])
  return {
    data,
    error: error?.code === 'cancelled' ? null : error,
    isWorking: isFetching || isPlaceholderData || isStopped,
    retry: () => {
      refetch()
    },
  }
}

/** What a check finds, counted; the last answer stays until the next is there. */
export function useFindings(asked: RowSet, check: ChosenCheck): Asked<FindingsHead> {
  return useUnstopped(useAnswer('checks:run', { slot: 'checks', rows: asked, check }, { keepPrevious: true }))
}

/** So many findings are on a page. */
export const FINDINGS_PER_PAGE = 100

/** A page of findings. */
export function useFindingsPage(asked: RowSet, check: ChosenCheck, offset: number): Asked<readonly Finding[]> {
  const question = { rows: asked, check, offset, limit: FINDINGS_PER_PAGE }
  return useUnstopped(useAnswer('checks:block', question, { keepPrevious: true }))
}
