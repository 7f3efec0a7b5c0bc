import { useEffect, useState } from 'react'

/** The present moment in milliseconds, told again and again as long as something on the screen counts seconds. */
export function useNow(isTicking: boolean, everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    if (!isTicking) return
    const tick = (): void => {
      setNowMs(Date.now())
    }
    // What was told last may be long ago.
    tick()
    const timer = setInterval(tick, everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [isTicking, everyMs])
  return nowMs
}
