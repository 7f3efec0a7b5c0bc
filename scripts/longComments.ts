const WIDEST = 120
const COMMENT = /^\s*(?:\/\/|\/\*|\*(?:\s|$|\/))/
/** What has to stand in one line: a rule that is switched off, with its reason, and an address. */
const UNBREAKABLE = /(?:oxlint|prettier)-|https?:\/\/\S{60,}/

/** The lines of a source, from 1 on, that are comments of more than 120 columns. */
export function longComments(text: string): readonly number[] {
  return text.split('\n').flatMap((line, place) => {
    const isLong = line.length > WIDEST && COMMENT.test(line) && !UNBREAKABLE.test(line)
    return isLong ? [place + 1] : []
  })
}
