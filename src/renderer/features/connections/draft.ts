import { z } from 'zod'
import type { ErrorCode } from '../../../shared/errors.ts'
import { USUAL_COUNTRY, type Country } from '../../../shared/countries.ts'
import { COUNTRIES } from '../../../shared/telephoneCountries.ts'
import type { ConnectionDraft, ConnectionSummary } from '../../../shared/connections.ts'

/** The form as it stands, every field as text. */
export interface ConnectionFields {
  readonly name: string
  readonly server: string
  readonly baseUrl: string
  readonly timeZone: string
  readonly country: Country
  readonly token: string
}

export type FieldName = keyof ConnectionFields

const text = z.string().max(10_000)
/** What fields that were kept must look like. */
export const connectionFieldsSchema: z.ZodType<ConnectionFields> = z.strictObject({
  name: text,
  server: text,
  baseUrl: text,
  timeZone: text,
  country: z.enum(COUNTRIES),
  token: z.literal(''),
})

/** The fields as they may be kept: a token is in the keychain, or nowhere. */
export function withoutToken(fields: ConnectionFields): ConnectionFields {
  return { ...fields, token: '' }
}

/** Whether requests go elsewhere than to the operation's own server. */
export function hasOtherAddress({ server, baseUrl }: ConnectionSummary): boolean {
  return baseUrl !== `https://wv${server}.wolkvox.com`
}

/** The form for a new operation, or for one that is there. */
export function initialFields(connection: ConnectionSummary | null, timeZone: string): ConnectionFields {
  if (connection === null) {
    return { name: '', server: '', baseUrl: '', timeZone, country: USUAL_COUNTRY, token: '' }
  }
  const { name, server, baseUrl } = connection
  return {
    name,
    server,
    baseUrl: hasOtherAddress(connection) ? baseUrl : '',
    timeZone: connection.timeZone,
    country: connection.country,
    token: '',
  }
}

/** @param usualName the name where none was typed */
export function draftOf(
  connection: ConnectionSummary | null,
  fields: ConnectionFields,
  usualName: string,
): ConnectionDraft {
  const trimmed = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  return {
    connectionId: connection?.id ?? null,
    name: trimmed(fields.name) ?? usualName,
    server: fields.server.trim(),
    baseUrl: trimmed(fields.baseUrl),
    timeZone: fields.timeZone,
    country: fields.country,
    token: trimmed(fields.token),
  }
}

/** Whether saving these fields needs no request: nothing that the server answers to has changed. */
export function needsNoTest(connection: ConnectionSummary | null, fields: ConnectionFields): boolean {
  if (connection === null || fields.token.trim() !== '') return false
  const before = initialFields(connection, connection.timeZone)
  return before.server === fields.server.trim() && before.baseUrl === fields.baseUrl.trim()
}

/** The field that an error is about, where it is about one. */
export function fieldOf(code: ErrorCode, fields: ConnectionFields): FieldName | null {
  switch (code) {
    case 'empty-token':
    case 'no-token':
    case 'token-refused':
      return 'token'
    case 'bad-server':
      return fields.baseUrl.trim() === '' ? 'server' : 'baseUrl'
    case 'connection-exists':
      return 'name'
    default:
      return null
  }
}

const UNTESTED: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'proxy-unreachable',
  'proxy-refused',
  'timed-out',
  'stalled',
  'forbidden',
  'quota-used-up',
  'too-many-at-once',
  'asked-to-wait',
  'maintenance',
  'server-fault',
])

/** Whether the fault may lie in the moment or the network, so that the operation may be saved and tested later. */
export function maySaveUntested(code: ErrorCode): boolean {
  return UNTESTED.has(code)
}

/** Whether the keychain is what failed, so that the token may be held until the program ends. */
export function concernsKeychain(code: ErrorCode): boolean {
  return code === 'no-keychain' || code === 'keychain-locked'
}
