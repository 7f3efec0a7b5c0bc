import { describe, expect, test } from 'vitest'
import { parseServerCode } from '../../../src/core/wolkvox/address.ts'
import {
  draftOf,
  fieldOf,
  hasOtherAddress,
  initialFields,
  maySaveUntested,
  needsNoTest,
  type ConnectionFields,
} from '../../../src/renderer/features/connections/draft.ts'
import { understandServer } from '../../../src/renderer/features/connections/serverCode.ts'
import { offsetOf, timeZoneChoices } from '../../../src/renderer/features/connections/timeZones.ts'
import { remediesOf } from '../../../src/shared/remedies.ts'
import type { ConnectionSummary } from '../../../src/shared/connections.ts'

const connection: ConnectionSummary = {
  id: 3,
  name: 'Banco',
  server: '0010',
  baseUrl: 'https://wv0010.wolkvox.com',
  timeZone: 'America/Bogota',
  country: 'CO',
  isSample: false,
  token: 'kept',
}

const fields: ConnectionFields = {
  name: ' Banco ',
  server: ' 0010 ',
  baseUrl: '',
  timeZone: 'America/Bogota',
  country: 'CO',
  token: '',
}

describe('what is understood of a server', () => {
  const texts = [
    '0010',
    ' wv0010 ',
    'WV0010',
    'wv0010.wolkvox.com',
    'https://wv0010.wolkvox.com/manager/index.php?x=1',
    'https://example.com',
    'wolkvox.com',
    '',
    '   ',
    'two words',
    'http://',
    '-x',
  ]

  test.each(texts)('is what the main process reads: %j', (text) => {
    let code: string | null = null
    try {
      code = parseServerCode(text)
    } catch {
      // No server.
    }
    expect(understandServer(text)?.code ?? null).toBe(code)
  })

  test('has an address', () => {
    expect(understandServer('WV0010')).toEqual({ code: '0010', address: 'wv0010.wolkvox.com' })
  })
})

describe('the draft of an operation', () => {
  test('is trimmed, and takes the usual name where none is typed', () => {
    expect(draftOf(null, { ...fields, name: '  ', token: ' abc ' }, 'Operación 0010')).toEqual({
      connectionId: null,
      name: 'Operación 0010',
      server: '0010',
      baseUrl: null,
      timeZone: 'America/Bogota',
      country: 'CO',
      token: 'abc',
    })
  })

  test('keeps the token that is there where none is typed', () => {
    expect(draftOf(connection, fields, '').token).toBeNull()
    expect(draftOf(connection, fields, '').connectionId).toBe(3)
  })

  test('shows another address only where requests go elsewhere', () => {
    expect(hasOtherAddress(connection)).toBe(false)
    expect(initialFields(connection, 'UTC').baseUrl).toBe('')
    const behindProxy = { ...connection, baseUrl: 'https://proxy.example/wv' }
    expect(initialFields(behindProxy, 'UTC').baseUrl).toBe('https://proxy.example/wv')
  })

  test('needs no request where nothing changed that the server answers to', () => {
    expect(needsNoTest(connection, { ...fields, name: 'Other', timeZone: 'UTC' })).toBe(true)
    expect(needsNoTest(connection, { ...fields, token: 'abc' })).toBe(false)
    expect(needsNoTest(connection, { ...fields, server: '0011' })).toBe(false)
    expect(needsNoTest(connection, { ...fields, baseUrl: 'https://proxy.example' })).toBe(false)
    expect(needsNoTest(null, fields)).toBe(false)
  })

  test('has its errors at their fields', () => {
    expect(fieldOf('token-refused', fields)).toBe('token')
    expect(fieldOf('bad-server', fields)).toBe('server')
    expect(fieldOf('bad-server', { ...fields, baseUrl: 'ftp://x' })).toBe('baseUrl')
    expect(fieldOf('connection-exists', fields)).toBe('name')
    expect(fieldOf('unreachable', fields)).toBeNull()
  })

  test('may be saved untested where the fault may pass, never where the token or the server is wrong', () => {
    expect(
      (['unreachable', 'timed-out', 'quota-used-up', 'maintenance', 'forbidden'] as const).every(maySaveUntested),
    ).toBe(true)
    expect((['token-refused', 'bad-server', 'bad-answer', 'redirected'] as const).some(maySaveUntested)).toBe(false)
  })
})

test('time zones include the chosen one, whatever the computer calls it', () => {
  expect(timeZoneChoices('America/Bogota').find(({ value }) => value === 'America/Bogota')?.label).toBe(
    'America/Bogota',
  )
  expect(timeZoneChoices('Etc/GMT+5').some(({ value }) => value === 'Etc/GMT+5')).toBe(true)
  expect(offsetOf('America/Bogota', Date.UTC(2026, 0, 1))).toBe('UTC-5')
  expect(offsetOf('UTC', 0)).toBe('UTC')
})

describe('a store that does not open', () => {
  test('is begun anew only where nothing else would open it', () => {
    expect(remediesOf('store-key-missing').canStartAnew).toBe(true)
    expect(remediesOf('store-wrong-key').canStartAnew).toBe(true)
    expect(remediesOf('store-damaged').canStartAnew).toBe(true)
    expect(remediesOf('store-gone').canStartAnew).toBe(true)
    for (const code of [
      'disk-full',
      'store-too-new',
      'store-busy',
      'store-read-only',
      'keychain-locked',
      'no-keychain',
      'internal',
    ] as const) {
      expect(remediesOf(code).canStartAnew, code).toBe(false)
    }
  })

  test('is saved only where it is damaged, and not tried again where only a newer program reads it', () => {
    expect(remediesOf('store-damaged').canRebuild).toBe(true)
    expect(remediesOf('store-wrong-key').canRebuild).toBe(false)
    expect(remediesOf('store-too-new').canTryAgain).toBe(false)
    expect(remediesOf('disk-full')).toMatchObject({ canTryAgain: true, concernsFolder: true })
  })
})
