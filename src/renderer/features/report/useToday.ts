import { useEffect, useState } from 'react'
import { startOfDay, wallClock, type WallSeconds } from '../../../shared/time.ts'

const LOOK_EVERY_MS = 15_000

/**
 * The first second of the operation's today. Goes on to the next day while the window stays open, also after the
 * computer slept.
 */
export function useToday(timeZone: string): WallSeconds {
  const [today, setToday] = useState(() => startOfDay(wallClock(Date.now(), timeZone)))
  useEffect(() => {
    const look = (): void => {
      setToday(startOfDay(wallClock(Date.now(), timeZone)))
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [timeZone])
  return today
}
