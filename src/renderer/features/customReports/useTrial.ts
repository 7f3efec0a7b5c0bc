import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { request as ask } from '../../api/bridge.ts'
import { toAppError, type AppErrorData } from '../../../shared/errors.ts'
import type { Trial, TrialOutcome } from '../../../shared/customReports/trial.ts'

export interface TrialControl {
  readonly isTrying: boolean
  /** What the last one came to, as long as nothing was changed since. */
  readonly outcome: TrialOutcome | null
  /** Why none could be sent. */
  readonly error: AppErrorData | null
  readonly start: (trial: Trial) => void
  readonly stop: () => void
  /** Forgets the outcome: it is about another request now. */
  readonly reset: () => void
}

/** Sends one request to see what comes; one that nobody waits for any more is stopped. */
export function useTrial(
  onAnswer: (answer: Extract<TrialOutcome, { readonly kind: 'records' }>) => void,
): TrialControl {
  const client = useQueryClient()
  const [isTrying, setTrying] = useState(false)
  const [outcome, setOutcome] = useState<TrialOutcome | null>(null)
  const [error, setError] = useState<AppErrorData | null>(null)
  const current = useRef(0)

  function stop(): void {
    current.current++
    setTrying(false)
    ask('own-reports:stop-trial', null).catch(() => undefined)
  }

  useEffect(
    () => () => {
      current.current++
      ask('own-reports:stop-trial', null).catch(() => undefined)
    },
    [],
  )

  async function run(trial: Trial): Promise<void> {
    const own = ++current.current
    setTrying(true)
    setOutcome(null)
    setError(null)
    try {
      const came = await ask('own-reports:try', trial)
      if (own !== current.current) return
      setOutcome(came)
      if (came.kind === 'records') onAnswer(came)
    } catch (cause) {
      const failure = toAppError(cause).toData()
      if (own === current.current && failure.code !== 'cancelled') setError(failure)
    } finally {
      if (own === current.current) setTrying(false)
      void client.invalidateQueries({ queryKey: ['quota:get'] })
    }
  }

  return {
    isTrying,
    outcome,
    error,
    start: (trial) => void run(trial),
    stop,
    reset: () => {
      setOutcome(null)
      setError(null)
    },
  }
}
