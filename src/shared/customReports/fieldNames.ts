// What the name of a field tells of its values, in the words of the servers and in Spanish. Names are words divided by
// `_`, `-`, blanks or capital letters.

const TELEPHONE =
  /^(?:tel|telephone|telefono|phone|cell|cellphone|celular|movil|mobile|whatsapp|msisdn|ani|dnis|destination|destiny|destinity)$/
const ID =
  /^(?:id|ids|dni|nit|ruc|cedula|document|documento|identification|identificacion|extension|ext|pin|code|cod|codigo|uuid|guid)$/
const HOUR = /^(?:hour|hora|hh)$/
const DATE = /^(?:date|fecha|day|dia|login|logout|created|updated)$/

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
}

/** What a field's name makes likely. */
export interface NameHints {
  readonly isTelephone: boolean
  readonly isId: boolean
  readonly isHour: boolean
  readonly isDate: boolean
}

export function hintsOf(name: string): NameHints {
  const words = wordsOf(name)
  const some = (pattern: RegExp): boolean => words.some((word) => pattern.test(word))
  return { isTelephone: some(TELEPHONE), isId: some(ID), isHour: some(HOUR), isDate: some(DATE) }
}

const MOST_TITLE_LETTERS = 60

/** A title to begin with: `agent_name` is "Agent name". */
export function titleFromName(name: string): string {
  const spaced = name
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, MOST_TITLE_LETTERS)
  if (spaced === '') return name.slice(0, MOST_TITLE_LETTERS)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
