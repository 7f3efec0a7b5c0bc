import { identifier, type Sql } from './sql.ts'

let lastNumber = 0

/** A name for a temporary table that no other has. */
export function temporaryName(use: string): Sql {
  lastNumber++
  return identifier(`${use}:${lastNumber}`)
}
