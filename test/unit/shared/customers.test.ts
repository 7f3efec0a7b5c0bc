import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import {
  customerOf,
  isEmailOf,
  isIdOf,
  isOf,
  isTelephoneOf,
  mentions,
  telephoneKey,
} from '../../../src/shared/customers.ts'

function named(text: string) {
  const customer = customerOf(text, USUAL_PLAN)
  if (customer === undefined) throw new Error(`nobody: ${text}`)
  return customer
}

/** Ten digits that do not begin with a zero, as national numbers do. */
const national = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }))
  .map(([first, rest]) => [first, ...rest].join(''))
const prefix = fc.constantFrom('', '57', '+57', '+57 ', '0057', '00', '0', '(+57) ', '57-', '957', '9 0057 ', '8-57-')
const separator = fc.constantFrom('', ' ', '-', '.', ' - ', '\u00a0', '–', '\u200b', '   ')

function written(digits: string, before: string, between: string): string {
  return `${before}${digits.slice(0, 3)}${between}${digits.slice(3, 6)}${between}${digits.slice(6)}`
}

describe('a telephone', () => {
  test('is the same however it is written, with or without the country code', () => {
    fc.assert(
      fc.property(national, prefix, prefix, separator, separator, (digits, first, second, one, other) => {
        const customer = named(written(digits, first, one))
        const cell = written(digits, second, other)
        expect(telephoneKey(cell, USUAL_PLAN)).toBe(digits)
        expect(isTelephoneOf(customer, cell)).toBe(true)
        expect(isOf(customer, ` ${cell} `)).toBe(true)
      }),
    )
  })

  test('is another where one digit is', () => {
    fc.assert(
      fc.property(national, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (digits, place, more) => {
        const changed = String((Number(digits.charAt(place)) + more) % 10)
        const other = digits.slice(0, place) + changed + digits.slice(place + 1)
        fc.pre(!other.startsWith('0'))
        expect(isTelephoneOf(named(digits), other)).toBe(false)
        expect(mentions(named(digits), `call ${other} back`)).toBe(false)
      }),
    )
  })

  test.each([
    ['3001234567', 'whatsapp:+573001234567', true],
    ['3001234567', '573001234567@c.us', true],
    ['3001234567', '573001234567@s.whatsapp.net', true],
    ['3001234567', '9573001234567', true],
    ['9573001234567', '3001234567', true],
    ['3001234567', 'sip:573001234567@10.0.0.1:5060;user=phone', true],
    ['3001234567', '"Ana" <sip:%2B573001234567@pbx.local>;tag=9', true],
    ['sip:3001234567@pbx', '+57 300 123 4567', true],
    ['3001234567', 'tel:+57-300-123-4567', true],
    ['3001234567', '573001234567:12@s.whatsapp.net', true],
    ['3001234567', '3001234567 ext 2', true],
    ['3001234567', '(601) 234-5678; 300 123 4567', true],
    ['3001234567', '6012345678/3001234567', true],
    ['6012345678', 'tel:+576012345678;ext=12', true],
    ['6012345678 ext. 12', '(601) 234 5678 x12', true],
    ['6012345678 ext. 12', '6012345678,13', false],
    ['6012345678 ext. 12', '6012345678', false],
    ['3001234567', '93001234567', true],
    ['3001234567', '9 300 123 4567', true],
    ['3001234567', '003001234567', true],
    ['3001234567', '+3001234567', true],
    ['+34 600 123 456', '0034600123456', true],
    ['+34 600 123 456', '34600123456', true],
    ['+44 (0)20 7946 0958', '442079460958', true],
    // Another country's number, an unknown way out of an exchange, an address, a town's own form: others.
    ['3221234567', '+32 2 123 45 67', false],
    ['600123456', '+34600123456', false],
    ['3001234567', '+1 300 123 4567', false],
    ['3001234567', '1234567', false],
    ['3001234567', '30012345678', false],
    ['3001234567', '13001234567', false],
    ['3001234567', '73001234567', false],
    ['3001234567', '3001234567@mail.co', false],
    ['6012345678', '2345678', false],
    ['6012345', '601-2345', true],
    ['573001234567', '3001234567', true],
  ])('%s and %s', (given, cell, same) => {
    expect(isTelephoneOf(named(given), cell)).toBe(same)
    expect(isOf(named(given), cell)).toBe(same)
    // A cell that holds theirs with other words is a mention; one that holds another's number is nothing.
    const isMention = cell.includes('@mail') || given.includes('ext.')
    if (!same) expect(mentions(named(given), cell)).toBe(isMention)
  })

  test('is no telephone where it is a word, an address or too short', () => {
    for (const text of ['', 'abc', '12345', 'a@b.co', '2026-11-22 10:00:00 x', '--'])
      expect(telephoneKey(text, USUAL_PLAN)).toBeNull()
  })

  test.each([
    ['Llamar al 300 123 4567 mañana', true],
    ['<p>+57(300)123-4567</p>', true],
    ['cel:573001234567.', true],
    ['30012345678 no', false],
    ['factura 3001234 567890123', false],
    ['3001234567 2025-03-10 10:00', true],
    ['a las 10 300 123 4567', true],
    ['+57 300 123 4567, +34 600 123 456', true],
    ['+1 300 123 4567', false],
    ['+1 (300) 123-4567', false],
    ['cel 300  -  123 45 67', true],
    ['cel 300\u200b123\u200b4567', true],
    ['?tel=%2B57%20300%20123%204567', true],
    ['300<br>123<br />4567', true],
    ['300&nbsp;123&#8209;4567', true],
    ['{"t":"300\\u002d1234567"}', true],
    ['\uff13\uff10\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17', true],
    ['local 1234567', false],
    ['corto 234567', false],
    ['300-1234 y 567', false],
    ['nada', false],
  ])('is mentioned in %s: %s', (text, is) => {
    // A longer number that holds the digits is another one.
    expect(mentions(named('3001234567'), text)).toBe(is)
  })
})

describe('an address', () => {
  test('is compared without case, alone or among others', () => {
    const customer = named(' Ana.Gomez@Example.COM ')
    for (const cell of [
      'ana.gomez@example.com',
      'ANA.GOMEZ@EXAMPLE.COM',
      'Ana Gómez <ana.gomez@example.com>',
      'x@y.z; ana.gomez@example.com',
    ]) {
      expect(isEmailOf(customer, cell)).toBe(true)
    }
    for (const cell of ['juana.gomez@example.com', 'ana.gomez@example.com.co', 'gomez@example.com', '']) {
      expect(isEmailOf(customer, cell)).toBe(false)
    }
    expect(mentions(customer, 'Escribir a ana.gomez@example.com.')).toBe(true)
    for (const text of [
      'https://example.com/?to=ana.gomez%40example.com&a=1',
      'Ana &lt;ana.gomez&#64;example.com&gt;',
      '{"to":"ana.gomez\\u0040example.com"}',
      '<b>ana.gomez</b>@example.com <a href="mailto:ana.gomez@example.com">',
    ]) {
      expect(mentions(customer, text)).toBe(true)
    }
    expect(mentions(customer, 'Escribir a juana.gomez@example.com')).toBe(false)
    expect(mentions(customer, '100 % &amp; ana.gomez\\u00e1@example.com')).toBe(false)
  })
})

describe('an id', () => {
  test('is compared to the letter', () => {
    expect(isIdOf(named('CC-1020'), ' CC-1020 ')).toBe(true)
    expect(isIdOf(named('CC-1020'), 'cc-1020')).toBe(false)
    expect(isIdOf(named('CC-1020'), 'CC-10201')).toBe(false)
    expect(mentions(named('1020'), 'La cédula 1020, gracias')).toBe(true)
    expect(mentions(named('1020'), 'La cédula 10201')).toBe(false)
  })

  test('that is too short names nobody', () => {
    expect(customerOf(' 12 ', USUAL_PLAN)).toBeUndefined()
    expect(customerOf('', USUAL_PLAN)).toBeUndefined()
  })
})
