import { useState } from 'react'
import { strictestMask, type Mask } from '../../../shared/masks.ts'
import { useAnswer } from '../../api/queries.ts'

/** How what is taken out of something that is seen hides personal data. */
export interface FileMask {
  /** What holds; undefined: nothing is hidden. */
  readonly mask: Mask | undefined
  /** What is hidden in any case: nothing that shows more can be chosen. */
  readonly floor: Mask | undefined
  readonly choose: (mask: Mask | null) => void
}

/**
 * Keeps how files, pictures and pages of something hide personal data: as it is seen, until more was chosen.
 *
 * @param seen how it is seen by itself, beside the switch of its operation
 */
export function useFileMask(connectionId: number, seen?: Mask): FileMask {
  const { data: connections } = useAnswer('connections:list', null)
  const [chosen, choose] = useState<Mask | null>(null)
  const floor = strictestMask(connections?.find(({ id }) => id === connectionId)?.mask, seen)
  return { mask: strictestMask(chosen, floor), floor, choose }
}
