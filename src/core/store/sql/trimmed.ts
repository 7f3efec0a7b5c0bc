import { BLANK_CODES } from '../../../shared/blanks.ts'
import { sql, type Sql } from './sql.ts'

const BLANKS: Sql = { text: `char(${BLANK_CODES.join(', ')})`, values: [] }

/**
 * A value's text without the blanks around it, '' where there is none: as `trimmed` of `shared/blanks.ts`. SQLite's own
 * `trim` knows no blank but the space.
 */
export function trimmedSql(value: Sql): Sql {
  return sql`ifnull(trim(${value}, ${BLANKS}), '')`
}
