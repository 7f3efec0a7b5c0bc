import { lazy, Suspense, useState } from 'react'
import { topicOf } from '../../shared/guide/topics.ts'
import { useCommand } from '../api/commands.ts'
import type { GuidePlace } from '../features/guide/places.ts'

const GuideDialog = lazy(async () => ({ default: (await import('../features/guide/GuideDialog.tsx')).GuideDialog }))

/** The guide, over whatever the window shows: loaded once it is asked for, and then left where it was read. */
export function GuideHost() {
  const [state, setState] = useState<'unasked' | 'open' | 'closed'>('unasked')
  const [places, setPlaces] = useState<readonly GuidePlace[]>([])
  const open = (topic?: string): void => {
    if (topic !== undefined) setPlaces((before) => [...before, { topic: topicOf(topic), section: 0 }])
    setState('open')
  }
  useCommand('guide', open)
  useCommand('guide-keyboard', () => open('keyboard'))
  useCommand('guide-problems', () => open('problems'))
  if (state === 'unasked') return null
  return (
    <Suspense fallback={null}>
      <GuideDialog
        isOpen={state === 'open'}
        places={places}
        onPlaces={setPlaces}
        onClose={() => {
          setState('closed')
        }}
      />
    </Suspense>
  )
}
