import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { RebuildOutcome, StoreState } from '../../../shared/storeState.ts'
import { keyOf, useAction, useAnswer } from '../../api/queries.ts'
import { StoreOpening } from './StoreOpening.tsx'
import { StoreProblem } from './StoreProblem.tsx'
import { StoreRebuilt } from './StoreRebuilt.tsx'
import { StoreRebuilding } from './StoreRebuilding.tsx'

/** Shows its children once the store is open; until then what is being done about it. */
export function StoreGate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const state = useAnswer('store:state', null)
  const rebuild = useAction('store:rebuild')
  const [outcome, setOutcome] = useState<RebuildOutcome | null>(null)

  if (rebuild.isPending) return <StoreRebuilding />
  if (outcome !== null) {
    return (
      <StoreRebuilt
        outcome={outcome}
        onContinue={() => {
          setOutcome(null)
        }}
      />
    )
  }
  const error = state.data?.kind === 'failed' ? state.data.error : state.error
  if (error !== undefined && error !== null) {
    return (
      <StoreProblem
        error={error}
        rebuildError={rebuild.error}
        onState={(next: StoreState) => {
          client.setQueryData(keyOf('store:state', null), next)
          if (next.kind === 'ready') void client.invalidateQueries()
        }}
        onRebuild={() => {
          rebuild.mutate(null, { onSuccess: setOutcome })
        }}
      />
    )
  }
  return state.data?.kind === 'ready' ? children : <StoreOpening />
}
