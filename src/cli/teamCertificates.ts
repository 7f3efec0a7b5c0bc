import { readFileSync } from 'node:fs'
import { AppError } from '../shared/errors.ts'
import type { Environment } from './context.ts'

const CERTIFICATE = /-----BEGIN CERTIFICATE-----/

/**
 * The certificates that `PGSSLROOTCERT` names, as psql takes them: who vouches for the team's database.
 *
 * @throws AppError `usage` where the file cannot be read, or has none
 */
export function teamCertificates(environment: Environment): string | undefined {
  const file = environment['PGSSLROOTCERT'] ?? ''
  if (file === '') return undefined
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // Told below, as a file without any.
  }
  if (CERTIFICATE.test(text)) return text
  throw new AppError('usage', { problem: 'no-certificates', variable: 'PGSSLROOTCERT', file })
}
