/**
 * The errors of Chromium's network by Node's names, which the core knows:
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h and
 * https://nodejs.org/api/errors.html#common-system-errors
 */
const NODE_CODES: Readonly<Record<string, string>> = {
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_NAME_RESOLUTION_FAILED: 'EAI_AGAIN',
  ERR_DNS_TIMED_OUT: 'EAI_AGAIN',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
  ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
  ERR_ADDRESS_INVALID: 'EADDRNOTAVAIL',
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
  ERR_CONNECTION_FAILED: 'ECONNREFUSED',
  ERR_CONNECTION_TIMED_OUT: 'UND_ERR_CONNECT_TIMEOUT',
  ERR_NETWORK_ACCESS_DENIED: 'EHOSTUNREACH',
  ERR_PROXY_CONNECTION_FAILED: 'ECONNREFUSED',
  ERR_CONNECTION_RESET: 'ECONNRESET',
  ERR_CONNECTION_ABORTED: 'ECONNABORTED',
  ERR_CONNECTION_CLOSED: 'ECONNRESET',
  ERR_EMPTY_RESPONSE: 'ECONNRESET',
  ERR_TIMED_OUT: 'ETIMEDOUT',
  ERR_CONTENT_DECODING_FAILED: 'Z_DATA_ERROR',
  ERR_SSL_PROTOCOL_ERROR: 'ERR_SSL_WRONG_VERSION_NUMBER',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'ERR_SSL_UNSUPPORTED_PROTOCOL',
  ERR_CERT_DATE_INVALID: 'CERT_HAS_EXPIRED',
  ERR_CERT_COMMON_NAME_INVALID: 'ERR_TLS_CERT_ALTNAME_INVALID',
  ERR_CERT_AUTHORITY_INVALID: 'SELF_SIGNED_CERT_IN_CHAIN',
  ERR_CERT_REVOKED: 'CERT_REVOKED',
}

/** Chromium's name of an error that it raised: `ERR_NAME_NOT_RESOLVED`. */
export function netNameOf(error: Error): string | undefined {
  return /^net::(ERR_\w+)/u.exec(error.message)?.[1]
}

/**
 * An error of Chromium's network with a code of Node's, if there is one; otherwise with Chromium's own.
 *
 * @returns the same error
 */
export function withNodeCode(error: Error): Error {
  const name = netNameOf(error)
  if (name === undefined) return error
  const code = NODE_CODES[name] ?? (name.startsWith('ERR_CERT_') ? 'CERT_UNTRUSTED' : name)
  return Object.assign(error, { code })
}
