/**
 * Popups go where there is most room, and where that is little they scroll: low windows and large letters must not hide
 * a part of them.
 */
export const FITTING = { flip: { fallbackStrategy: 'bestFit' }, shift: true, size: true } as const
