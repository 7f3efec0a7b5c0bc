import type { AppErrorData } from './errors.ts'

// How the program keeps itself current, as the window sees it.

/** Why this copy of the program does not update itself. */
export type UpdatesOff =
  /** It runs from its sources, or out of a folder that nothing installed. */
  | 'not-installed'
  /** It was installed for all users of the computer by its administrator. */
  | 'for-all-users'
  /** The system's own packages (deb, rpm) bring it. */
  | 'system-package'
  /** It runs from the disk image that it came in. */
  | 'in-its-image'
  /** An administrator switched it off. */
  | 'managed'
  /** Nobody has said yet where newer versions lie. */
  | 'no-address'
  /** It is not signed: nothing could tell whether a newer version is from the same maker. */
  | 'unsigned'

/** How far this copy is with being the newest. */
export type UpdateState =
  | { readonly kind: 'off'; readonly reason: UpdatesOff }
  /** Nothing newer is known. `askedAtMs`: null until it was asked for the first time. */
  | { readonly kind: 'current'; readonly askedAtMs: number | null }
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading'; readonly version: string; readonly percent: number }
  /** It is here and was checked: the next end of the program installs it. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly error: AppErrorData; readonly askedAtMs: number }
