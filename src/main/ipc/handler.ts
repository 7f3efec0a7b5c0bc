import type { GivenBy, TakenBy } from '../../shared/ipc/channel.ts'

/** What answers each channel of a subject. One without an answer, or an answer to none, does not compile. */
export type HandlersOf<Declared> = {
  readonly [C in keyof Declared]: (input: TakenBy<Declared[C]>) => GivenBy<Declared[C]> | Promise<GivenBy<Declared[C]>>
}
