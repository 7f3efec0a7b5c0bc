const BREAKS = /\r\n?/g
/** How Windows' prompt and PowerShell go on in the next line, and how the prompt marks signs that are meant as such. */
const PROMPT_MARK = /\^(["&|<>^%!()=,;?]|\n)/g
const POWERSHELL_BREAK = /`\n/g

function withoutPromptMarks(text: string): string {
  const isOfPrompt = text.includes('^"') || text.includes('^\n')
  return isOfPrompt ? text.replace(PROMPT_MARK, (_mark, sign: string) => (sign === '\n' ? ' ' : sign)) : text
}

/**
 * The words of a command as a shell reads them: blanks divide, quotes hold together, a backslash takes the next sign as it is. Commands
 * for Windows' prompt and for PowerShell are understood as well. A quote that is never closed reaches to the end.
 */
export function shellWords(command: string): readonly string[] {
  const text = withoutPromptMarks(command.replace(BREAKS, '\n')).replace(POWERSHELL_BREAK, ' ')
  const words: string[] = []
  let word: string | null = null
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    const next = text.charAt(at + 1)
    if (quote !== '') {
      if (sign === quote) quote = ''
      else if (sign === '\\' && quote === '"' && /["\\$`\n]/.test(next)) {
        word = (word ?? '') + (next === '\n' ? '' : next)
        at++
      } else word = (word ?? '') + sign
    } else if (sign === '"' || sign === "'") {
      quote = sign
      word ??= ''
    } else if (sign === '$' && next === "'") {
      // Bash's $'…', as browsers write it where a text holds quotes.
      quote = "'"
      word ??= ''
      at++
    } else if (sign === '\\' && next !== '') {
      if (next !== '\n') word = (word ?? '') + next
      at++
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + sign
  }
  return word === null ? words : [...words, word]
}
