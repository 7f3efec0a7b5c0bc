import { init, type EChartsType } from 'echarts/core'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'

/** A chart, and the element that it is drawn in. */
export interface HeldChart {
  readonly holder: RefObject<HTMLDivElement | null>
  /** Null before the element is there, and after it is gone. */
  readonly chart: EChartsType | null
}

/**
 * Makes a chart in an element, as large as that is, and gives it up with it. What it draws is its caller's.
 *
 * @param onResized told of the element once it has a size, and whenever it has another
 */
export function useChart(onResized?: (element: HTMLElement) => void): HeldChart {
  const tell = useEffectEvent((element: HTMLElement) => onResized?.(element))
  const holder = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const made = init(element, null, { renderer: 'canvas' })
    setChart(made)
    const observer = new ResizeObserver(() => {
      made.resize()
      tell(element)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      setChart(null)
    }
  }, [])
  return { holder, chart }
}
