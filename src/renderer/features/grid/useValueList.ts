import { useEffect, useState } from 'react'
import { toAppError, type AppErrorData } from '../../../shared/errors.ts'
import type { ValueList } from '../../../shared/results.ts'
import type { Question } from '../../../shared/query.ts'
import { request } from '../../api/bridge.ts'

/** The most values that a list shows. */
const MOST_VALUES = 1_000

export interface ValueListState {
  /** What was last counted; null before the first time. */
  readonly list: ValueList | null
  readonly isBusy: boolean
  readonly error: AppErrorData | null
}

interface Counted {
  /** What was asked. */
  readonly key: string
  readonly list: ValueList | null
  readonly error: AppErrorData | null
}

async function count(question: Question, field: string, search: string): Promise<Omit<Counted, 'key'>> {
  try {
    const list = await request('result:values', { question, field, search, limit: MOST_VALUES })
    return { list, error: null }
  } catch (cause) {
    const error = toAppError(cause).toData()
    // Another list is being counted in the place of this one.
    return { list: null, error: error.code === 'cancelled' ? null : error }
  }
}

/** The values of a field with their counts, counted anew whenever the question or the search text changes. */
export function useValueList(question: Question, field: string, search: string): ValueListState {
  const [counted, setCounted] = useState<Counted>({ key: '', list: null, error: null })
  const key = JSON.stringify([question, field, search])
  useEffect(() => {
    let isCurrent = true
    const run = async (): Promise<void> => {
      const result = await count(...(JSON.parse(key) as [Question, string, string]))
      if (isCurrent) setCounted((before) => ({ key, list: result.list ?? before.list, error: result.error }))
    }
    void run()
    return () => {
      isCurrent = false
    }
  }, [key])
  const isBusy = counted.key !== key
  return { list: counted.list, isBusy, error: isBusy ? null : counted.error }
}
