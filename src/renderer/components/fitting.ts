/** A window that becomes too low for what was opened gets a bar, which takes some of its width. */
const fromTheEdge = { padding: 20 } as const

/** How far what opens over the rest keeps from the window's edges. */
export const WITHIN_WINDOW = { flip: true, shift: fromTheEdge } as const

/**
 * Popups go where there is most room, and where that is little they scroll: low windows and large letters must not hide
 * a part of them.
 */
export const FITTING = { flip: { fallbackStrategy: 'bestFit' }, shift: fromTheEdge, size: fromTheEdge } as const
