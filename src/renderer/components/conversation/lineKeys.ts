import type { TalkLine } from '../../../shared/conversations.ts'
import { formatDay } from '../../../shared/time.ts'

/** Texts that begin alike are told apart by their order. */
const TOLD_BY_CHARACTERS = 100

function looksOf(line: TalkLine): string {
  switch (line.kind) {
    case 'day':
      return `day ${formatDay(line.day)}`
    case 'session':
      return `session ${line.session}`
    case 'handover':
      return `handover ${line.to ?? ''}`
    case 'turn': {
      const { session, at, speaker, text } = line.turn
      return `turn ${session ?? ''} ${at ?? ''} ${speaker} ${text.slice(0, TOLD_BY_CHARACTERS)}`
    }
  }
}

/**
 * By what each line of a talk is the same one when the talk is read anew, whatever came before it meanwhile. No two
 * have the same.
 */
export function lineKeys(lines: readonly TalkLine[]): readonly string[] {
  const known = new Map<string, number>()
  return lines.map((line) => {
    const looks = looksOf(line)
    const order = known.get(looks) ?? 0
    known.set(looks, order + 1)
    return `${order} ${looks}`
  })
}
