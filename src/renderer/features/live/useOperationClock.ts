import { useEffect, useState } from 'react'
import { wallClock, type WallSeconds } from '../../../shared/time.ts'

const MINUTE_MS = 60_000

/**
 * The operation's wall clock, told anew as its minute changes, and when the window comes to the front after a sleep.
 */
export function useOperationClock(timeZone: string): WallSeconds {
  const [now, setNow] = useState(() => wallClock(Date.now(), timeZone))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      clearTimeout(timer)
      setNow(wallClock(Date.now(), timeZone))
      timer = setTimeout(look, MINUTE_MS - (Date.now() % MINUTE_MS) + 50)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [timeZone])
  return now
}
