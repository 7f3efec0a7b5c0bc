const BREAKS = /\r\n?/g
/** How commands for Windows' prompt are told: it marks quotes, ampersands and ends of lines. */
const OF_PROMPT = /\^["&\n]/
/** In a batch file a percent sign is written twice. */
const BATCH_PERCENT = /%%(?=[0-9A-Fa-f]{2})/g
const POWERSHELL_BREAK = /`\n/g
/** Quotes that word processors and telephones make of straight ones, and those that may close each. */
const TYPESET_QUOTES: Readonly<Record<string, string>> = {
  '“': '”“"',
  '”': '”',
  '„': '“”',
  '«': '»',
  '‘': '’‘',
  '‚': '‘’',
}
const SINGLE_QUOTES = "'‘‚"
/** What they make of two dashes, and of one in front of a word. */
const TYPESET_DASHES = /^[–—]{1,2}(?=(\w*))/

/**
 * A command as Windows' prompt hands it on: outside of its own quotes a caret takes the next sign as it is, whichever
 * it is, and goes on in the next line. Browsers mark even quotes (`^"`), so that nothing is inside of them: `^%^20` is
 * `%20`.
 */
function withoutPromptMarks(text: string): string {
  if (!OF_PROMPT.test(text)) return text
  let read = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '"') isQuoted = !isQuoted
    if (sign !== '^' || isQuoted) read += sign
    else {
      at++
      read += text.charAt(at) === '\n' ? ' ' : text.charAt(at)
    }
  }
  return read.replace(BATCH_PERCENT, '%')
}

/** `--header` and `-H` as they were before a word processor joined their dashes. */
function withPlainDashes(word: string): string {
  return word.replace(TYPESET_DASHES, (_dashes, name: string) => (name.length > 1 ? '--' : '-'))
}

/**
 * The words of a command as a shell reads them: blanks divide, quotes hold together, a backslash takes the next sign as
 * it is. Commands for Windows' prompt and for PowerShell are understood as well, and quotes and dashes that were made
 * typographic on the way. A quote that is never closed reaches to the end.
 */
export function shellWords(command: string): readonly string[] {
  const text = withoutPromptMarks(command.replace(BREAKS, '\n')).replace(POWERSHELL_BREAK, ' ')
  const words: string[] = []
  let word: string | null = null
  let isBare = true
  /** The signs that close what is open. */
  let closers = ''
  const end = (): void => {
    if (word !== null) words.push(isBare ? withPlainDashes(word) : word)
    word = null
    isBare = true
  }
  const open = (closedBy: string): void => {
    closers = closedBy
    if (word === null) isBare = false
    word ??= ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    const next = text.charAt(at + 1)
    const typeset = TYPESET_QUOTES[sign]
    if (closers !== '') {
      // An apostrophe is made the same sign as a closing quote: only at the end of a word it is one.
      const isApostrophe = sign === '’' && next !== '' && !/\s/.test(next)
      if (closers.includes(sign) && !isApostrophe) closers = ''
      else if (sign === '\\' && closers.includes('"') && /["\\$`\n]/.test(next)) {
        word = (word ?? '') + (next === '\n' ? '' : next)
        at++
      } else word = (word ?? '') + sign
    } else if (sign === '"' || sign === "'") open(sign)
    else if (typeset !== undefined && (word === null || !SINGLE_QUOTES.includes(sign))) open(typeset)
    else if (sign === '$' && next === "'") {
      // Bash's $'…', as browsers write it where a text holds quotes.
      open("'")
      at++
    } else if (sign === '\\' && next !== '') {
      if (next !== '\n') word = (word ?? '') + next
      at++
    } else if (/\s/.test(sign)) end()
    else word = (word ?? '') + sign
  }
  end()
  return words
}
