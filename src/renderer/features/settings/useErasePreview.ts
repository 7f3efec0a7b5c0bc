import { useEffect, useState } from 'react'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { ErasureScope } from '../../../shared/erasing.ts'
import { request } from '../../api/bridge.ts'

export interface ErasePreview {
  /** Null until they are counted. */
  readonly rows: number | null
  readonly error: AppError | null
}

/** How many rows an erasure would take, counted anew for each dialog: what was counted before may be wrong by now. */
export function useErasePreview(scope: ErasureScope): ErasePreview {
  const [preview, setPreview] = useState<ErasePreview>({ rows: null, error: null })
  useEffect(() => {
    let isWanted = true
    async function count(): Promise<ErasePreview> {
      try {
        const { rows } = await request('erase:preview', scope)
        return { rows, error: null }
      } catch (cause) {
        return { rows: null, error: toAppError(cause) }
      }
    }
    void count().then((counted) => isWanted && setPreview(counted))
    return () => {
      isWanted = false
    }
  }, [scope])
  return preview
}
