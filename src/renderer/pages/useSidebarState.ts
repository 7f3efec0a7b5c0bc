import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { z } from 'zod'
import { usePreference } from '../api/usePreference.ts'

export interface SidebarState {
  readonly isCollapsed: boolean
  /** Whether it lies over the report, for want of room beside it. */
  readonly isOverlay: boolean
  readonly collapse: (isCollapsed: boolean) => void
}

/**
 * Whether the list of reports is shown. Where the window is narrow it opens over the report, and closes again by
 * itself.
 */
export function useSidebarState(): SidebarState {
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false })
  const wanted = usePreference('window/sidebar-collapsed', z.boolean(), false)
  const [isOpenOver, setOpenOver] = useState(false)
  if (isNarrow) {
    return {
      isCollapsed: !isOpenOver,
      isOverlay: isOpenOver,
      collapse: (isCollapsed) => {
        setOpenOver(!isCollapsed)
      },
    }
  }
  return { isCollapsed: wanted.value ?? false, isOverlay: false, collapse: wanted.set }
}
