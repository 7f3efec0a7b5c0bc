import { useEffect } from 'react'

const PROGRAM = 'Atalaya'

/** Names the window after what it shows, the nearest first: as lists of windows cut names at their end. */
export function useWindowTitle(...parts: readonly string[]): void {
  const title = [...parts, PROGRAM].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
