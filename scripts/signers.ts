// Who signs Windows programs with a key that lies in a hardware module, and how each is called. Since 2023 no authority
// gives out keys as files: https://cabforum.org/working-groups/code-signing/requirements/

/** A signer's program with what it is started with. */
export interface SignerCall {
  readonly program: string
  readonly words: readonly string[]
}

export interface Signer {
  /** The variables without which it cannot sign. */
  readonly needs: readonly string[]
  /** @param given the variables that are set; those of `needs` all are */
  readonly call: (file: string, given: (name: string) => string) => SignerCall
}

/**
 * Its own module of PowerShell sends the file, waits, and puts the signed one in its place. All that it needs comes
 * from the environment: nothing becomes part of the script.
 */
const SIGN_WITH_SIGNPATH = [
  "$ErrorActionPreference = 'Stop'; Submit-SigningRequest",
  '-OrganizationId $env:SIGNPATH_ORGANIZATION_ID -ApiToken $env:SIGNPATH_API_TOKEN',
  '-ProjectSlug $env:SIGNPATH_PROJECT_SLUG -SigningPolicySlug $env:SIGNPATH_SIGNING_POLICY_SLUG',
  '-InputArtifactPath $env:ATALAYA_SIGN_FILE -OutputArtifactPath $env:ATALAYA_SIGN_FILE -Force -WaitForCompletion',
].join(' ')

/** The signers by the name that `ATALAYA_SIGN_WITH` takes. */
export const SIGNERS: Readonly<Record<string, Signer>> = {
  // https://www.ssl.com/guide/esigner-codesigntool-command-guide/
  esigner: {
    needs: [
      'CODE_SIGN_TOOL_JAR',
      'ESIGNER_USERNAME',
      'ESIGNER_PASSWORD',
      'ESIGNER_CREDENTIAL_ID',
      'ESIGNER_TOTP_SECRET',
    ],
    call: (file, given) => ({
      program: given('JAVA') || 'java',
      words: [
        '-jar',
        given('CODE_SIGN_TOOL_JAR'),
        'sign',
        `-username=${given('ESIGNER_USERNAME')}`,
        `-password=${given('ESIGNER_PASSWORD')}`,
        `-credential_id=${given('ESIGNER_CREDENTIAL_ID')}`,
        `-totp_secret=${given('ESIGNER_TOTP_SECRET')}`,
        `-input_file_path=${file}`,
        '-override=true',
      ],
    }),
  },
  // https://docs.digicert.com/en/digicert-keylocker/smctl-command-manual/manage-signatures.html
  keylocker: {
    needs: ['SM_HOST', 'SM_API_KEY', 'SM_CLIENT_CERT_FILE', 'SM_CLIENT_CERT_PASSWORD', 'SM_KEYPAIR_ALIAS'],
    call: (file, given) => ({
      program: given('SMCTL') || 'smctl',
      words: ['sign', `--keypair-alias=${given('SM_KEYPAIR_ALIAS')}`, '--input', file],
    }),
  },
  // https://docs.signpath.io/powershell/Submit-SigningRequest
  signpath: {
    needs: ['SIGNPATH_API_TOKEN', 'SIGNPATH_ORGANIZATION_ID', 'SIGNPATH_PROJECT_SLUG', 'SIGNPATH_SIGNING_POLICY_SLUG'],
    call: (_file, given) => ({
      program: given('PWSH') || 'pwsh',
      words: ['-NoProfile', '-NonInteractive', '-Command', SIGN_WITH_SIGNPATH],
    }),
  },
  // A key that Windows itself reaches: a token, or a cloud's key through its adapter.
  // https://learn.microsoft.com/en-us/windows/win32/seccrypto/signtool
  signtool: {
    needs: ['SIGNTOOL_THUMBPRINT', 'SIGNTOOL_TIMESTAMP_URL'],
    call: (file, given) => ({
      program: given('SIGNTOOL') || 'signtool',
      words: [
        'sign',
        '/sha1',
        given('SIGNTOOL_THUMBPRINT'),
        '/fd',
        'sha256',
        '/tr',
        given('SIGNTOOL_TIMESTAMP_URL'),
        '/td',
        'sha256',
        file,
      ],
    }),
  },
}
