import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { WallSeconds } from '../../shared/time.ts'

/** Asks anew what the store holds when a day begins: from midnight on, what is held of today is something else. */
export function useNewDay(today: WallSeconds): void {
  const client = useQueryClient()
  const known = useRef(today)
  useEffect(() => {
    if (known.current === today) return
    known.current = today
    void client.invalidateQueries({ queryKey: ['coverage:get'] })
  }, [client, today])
}
