/** How far an erasure is: looking through rows, or compacting table by table. */
export interface ErasureProgress {
  readonly step: 'looking' | 'compacting'
  readonly done: number
  readonly total: number
}

export interface ErasureOptions {
  readonly signal?: AbortSignal | undefined
  /**
   * Puts off giving space back: what was to be deleted is, and the rest is done at the next start. Nothing is thrown
   * then.
   */
  readonly putOff?: AbortSignal | undefined
  readonly onProgress?: ((progress: ErasureProgress) => void) | undefined
}
