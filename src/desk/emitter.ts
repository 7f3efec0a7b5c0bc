import type { AppEvent } from '../shared/ipc/contract.ts'

/** Where the desk's parts say what happened. Who shows windows passes it on to them. */
export type Announce = (event: AppEvent) => void
