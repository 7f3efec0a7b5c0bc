/**
 * Whether a code of Node's says that a server's certificate is not trusted:
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export function isCertificateFault(code: string): boolean {
  return (
    /^CERT_|^UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF|DECRYPT_CERT|DECODE_ISSUER)/.test(code) ||
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'INVALID_CA', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes(
      code,
    )
  )
}

/** Whether a code says that nobody known vouches for a certificate: somebody that the system knows may. */
export function isUnknownIssuer(code: string): boolean {
  return /^UNABLE_TO_|SELF_SIGNED_CERT/.test(code)
}
