import { AppError } from '../../shared/errors.ts'

/**
 * Refuses to work where the environment switches off that certificates are checked: whoever stands between this
 * computer and the server, in a café or in a company's network, would get the token.
 *
 * @throws AppError `certificates-unchecked`
 */
export function refuseUncheckedCertificates(environment: Readonly<Record<string, string | undefined>>): void {
  // Node asks for just this value: https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') throw new AppError('certificates-unchecked')
}
