import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useCommand } from '../../api/commands.ts'
import type { PaletteProps } from './Palette.tsx'
import { NOTHING_EARLY, type EarlyKeys } from './earlyKeys.ts'
import { WaitingBox } from './WaitingBox.tsx'

const loadPalette = async () => ({ default: (await import('./Palette.tsx')).Palette })
const Palette = lazy(loadPalette)

type PaletteHostProps = Omit<PaletteProps, 'isOpen' | 'from' | 'takeEarly' | 'onClose'>

/** Begins to load the palette once the window has nothing else to do. */
function useEarlyLoad(): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      // Where that fails, opening it tries again, and says so.
      loadPalette().catch(() => undefined)
    })
    return () => cancelIdleCallback(idle)
  }, [])
}

/**
 * The palette, where it was asked for. It is loaded when the window is idle, and not before; what is typed into it
 * until it is there is kept, and stands in its box then.
 */
export function PaletteHost(props: PaletteHostProps) {
  const [state, setState] = useState<'unasked' | 'open' | 'closed'>('unasked')
  /** Whether its own box has had the focus. */
  const [isHere, setHere] = useState(false)
  const early = useRef<EarlyKeys>(NOTHING_EARLY)
  const from = useRef<Element | null>(null)
  useEarlyLoad()
  useCommand('palette', () => {
    if (state !== 'open') from.current = document.activeElement
    setState('open')
  })
  const close = (): void => {
    early.current = NOTHING_EARLY
    setState('closed')
  }
  return (
    <>
      {state === 'open' && !isHere && (
        <WaitingBox
          onKeys={(keys) => {
            early.current = keys
          }}
          onClose={() => {
            close()
            if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
          }}
        />
      )}
      <Suspense fallback={null}>
        {state === 'unasked' ? null : (
          <Palette
            {...props}
            isOpen={state === 'open'}
            from={from}
            takeEarly={() => {
              const keys = early.current
              early.current = NOTHING_EARLY
              setHere(true)
              return keys
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}
