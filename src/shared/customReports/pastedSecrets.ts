import { isSecretName } from './customReport.ts'

// Tokens in what somebody pasted, in whatever language it was written: they are told apart so that nothing of them is
// kept.

/** Names under which requests carry a token, wherever they occur in a text. */
const NAME = String.raw`(?:wolkvox[-_]token|(?:proxy-)?authorization|x-(?:api-key|auth-token|access-token))`
/** What is left of a name's quotes and brackets, escaped in JSON within JSON or not. */
const AFTER_NAME = String.raw`\\?["'“”‘’]?\]?`
const QUOTE = String.raw`\\?["'“”‘’]`
const SCHEME = String.raw`(?:(?:bearer|basic|token)\s+)?`
const QUOTED_VALUE = String.raw`${QUOTE}${SCHEME}([^\s"'“”‘’\\]+)`
const BARE_VALUE = String.raw`${SCHEME}([^\s"'“”‘’,;}\\)]+)`

/**
 * A name and its value: `wolkvox-token: …`, `"wolkvox-token" => "…"`, `$headers["wolkvox-token"] = '…'`,
 * `.Add("wolkvox-token", "…")`. A comma may also lead on to what is said of the name (`"key": "wolkvox-token", "value":
 * …`).
 */
const NAMED = new RegExp(
  `${NAME}${AFTER_NAME}\\s*(?::|=>?|,(?!\\s*${QUOTE}\\w+${QUOTE}\\s*:))\\s*(?:${QUOTED_VALUE}|${BARE_VALUE})`,
  'gi',
)
/** As the developer tools of browsers list headers: the name in one line or cell, the value in the next. */
const LISTED = new RegExp(`${NAME}[ ]*[\\t\\n][ \\t]*${SCHEME}([\\w.~+/={}$-]{8,})[ \\t]*$`, 'gim')
const WORD_FOR_NAME = String.raw`${QUOTE}(?:key|name)${QUOTE}\s*:\s*${QUOTE}${NAME}${QUOTE}`
const WORD_FOR_VALUE = String.raw`${QUOTE}value${QUOTE}\s*:\s*${QUOTED_VALUE}`
/**
 * Collections of requests have names and values side by side: `{"key": "wolkvox-token", "value": "…"}`, in either
 * order.
 */
const BESIDE = [
  new RegExp(`${WORD_FOR_NAME}[^{}]{0,300}?${WORD_FOR_VALUE}`, 'gi'),
  new RegExp(`${WORD_FOR_VALUE}[^{}]{0,300}?${WORD_FOR_NAME}`, 'gi'),
]
/** `https://user:password@server/…`. */
const IN_ADDRESS = /\/\/([^\s/@:"'<>]{0,200}):([^\s/@"'<>]{1,200})@/g

const FORMS: readonly RegExp[] = [NAMED, LISTED, ...BESIDE, IN_ADDRESS]

/** The values in a text that are carried as a token, or as a password. */
export function secretsIn(text: string): readonly string[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].map((match) => match.findLast((part) => part !== undefined) ?? ''),
  )
}

/** What a header holds that is none of a report's business, whole and word by word; nothing for other headers. */
export function secretsOfHeader(header: string): readonly string[] {
  const [, name, value = ''] = /^\s*["']?([\w-]+)["']?\s*[:=;]\s*(.*?)\s*$/s.exec(header) ?? []
  if (name === undefined || !(isSecretName(name) || /^cookie$/i.test(name))) return []
  return [value, ...value.split(/\s+/)]
}
