import { z } from 'zod'
import type { Channel, InputOf } from './contract.ts'

/** What each channel takes, checked in the main process. A channel without a schema does not compile. */
export const inputSchemas: { readonly [C in Channel]: z.ZodType<InputOf<C>> } = {
  'reports:list': z.null(),
  'app:versions': z.null(),
}
