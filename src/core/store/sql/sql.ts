/**
 * A piece of SQL with its bound values. Made by the `sql` tag alone, so that text from outside is always a bound value.
 */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

export type SqlValue = string | number | null | Uint8Array

function isSql(value: Sql | SqlValue): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value
}

/** SQL from a template: an inserted `Sql` is spliced in, anything else becomes a bound value. */
export function sql(strings: TemplateStringsArray, ...inserted: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  inserted.forEach((value, index) => {
    if (isSql(value)) {
      text += value.text
      values.push(...value.values)
    } else {
      text += '?'
      values.push(value)
    }
    text += strings[index + 1] ?? ''
  })
  return { text, values }
}

/** The pieces with a separator between them, as one piece; `whenEmpty` where there is none. */
export function joinSql(pieces: readonly Sql[], separator: string, whenEmpty = ''): Sql {
  if (pieces.length === 0) return { text: whenEmpty, values: [] }
  return { text: pieces.map((piece) => piece.text).join(separator), values: pieces.flatMap((piece) => piece.values) }
}

/** A name of a table or column, quoted; any text is a safe name. */
export function identifier(name: string): Sql {
  return { text: `"${name.replaceAll('"', '""')}"`, values: [] }
}
