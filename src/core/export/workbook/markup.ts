/**
 * ASCII that is written again and again, as words of four bytes: these cost a processor as little as single bytes. The
 * last word may reach past its end.
 */
export class Markup {
  length = 0
  readonly words: Uint32Array

  /** @param mostBytes how long the text may become, where another is put into it later */
  constructor(ascii: string, mostBytes = ascii.length) {
    this.words = new Uint32Array(Math.ceil(mostBytes / 4))
    this.put(ascii)
  }

  /** Puts another text in its place. */
  put(ascii: string): void {
    this.words.fill(0)
    for (let at = 0; at < ascii.length; at++) {
      const word = at >> 2
      this.words[word] = ((this.words[word] ?? 0) | (ascii.charCodeAt(at) << ((at & 3) * 8))) >>> 0
    }
    this.length = ascii.length
  }
}
