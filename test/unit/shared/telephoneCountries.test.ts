import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Country } from '../../../src/shared/countries.ts'
import { customerOf, mentions } from '../../../src/shared/customers.ts'
import { numberIn } from '../../../src/shared/checks/numberForms.ts'
import { maskedText } from '../../../src/shared/masking/maskedText.ts'
import { maskedField, type Masker } from '../../../src/shared/masking/personalValues.ts'
import { COUNTRIES, countryName, isCountry, numberingPlan } from '../../../src/shared/telephoneCountries.ts'
import { numbersAmong, telephoneKey, telephoneOf } from '../../../src/shared/telephoneNumbers.ts'

function keyIn(country: Country, text: string): string | null {
  return telephoneKey(text, numberingPlan(country))
}

describe('a telephone of an operation in another country', () => {
  test.each<[Country, string, readonly string[]]>([
    ['MX', '5512345678', ['55 1234 5678', '+52 55 1234 5678', '525512345678', '005255 12345678', '+52 1 55 1234 5678']],
    ['MX', '5512345678', ['5215512345678@c.us', 'sip:+525512345678@pbx', '9 5255 1234 5678', '5512345678 ext. 12']],
    ['PE', '987654321', ['987 654 321', '+51 987654321', '51987654321', '9 987654321', '0051987654321']],
    ['EC', '998765432', ['099 876 5432', '+593 99 876 5432', '593998765432', '998765432']],
    ['CL', '912345678', ['9 1234 5678', '+56 9 1234 5678', '56912345678']],
    ['ES', '600123456', ['600 12 34 56', '+34600123456', '0034600123456']],
    ['US', '4155552671', ['(415) 555-2671', '+1 415 555 2671', '1-415-555-2671']],
    ['AR', '91123456789', ['+54 9 11 2345-6789', '5491123456789', '011 15 2345-6789']],
    ['CO', '3001234567', ['300 123 4567', '+57 300 1234567', '9573001234567']],
  ])('of %s is %s however it is written', (country, key, spellings) => {
    for (const spelling of spellings) expect([spelling, keyIn(country, spelling)]).toEqual([spelling, key])
  })

  test('that is another country\u2019s keeps its code', () => {
    for (const country of ['MX', 'PE', 'EC', 'US', 'AR'] as const) {
      expect(keyIn(country, '+57 300 123 4567')).toBe('+573001234567')
    }
    expect(keyIn('US', '011 57 300 123 4567')).toBe('+573001234567')
    // What begins as an exchange's digit and a code does is a country's code behind a plus.
    expect(keyIn('US', '+81 90 1234 5678')).toBe('+819012345678')
    expect(keyIn('CO', '+52 55 1234 5678')).toBe('+525512345678')
  })

  test('is no other one than another number, in any country with telephones of one length', () => {
    const numbers = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map(String)
    fc.assert(
      fc.property(fc.constantFrom<Country>('MX', 'US', 'CO', 'VE'), numbers, numbers, (country, one, other) => {
        expect(keyIn(country, one) === keyIn(country, other)).toBe(one === other)
        const { code } = numberingPlan(country)
        expect(keyIn(country, `${code}${one}`)).toBe(one)
        expect(keyIn(country, `+${code} ${one.slice(0, 3)}-${one.slice(3)}`)).toBe(one)
      }),
    )
  })

  test('is found in texts with its own code and not behind another', () => {
    const customer = customerOf('55 1234 5678', numberingPlan('MX'))
    if (customer === undefined) throw new Error('nobody')
    for (const text of ['llame al +52 55 1234 5678 hoy', 'wa 5215512345678', '55-1234-5678, gracias'])
      expect([text, mentions(customer, text)]).toEqual([text, true])
    expect(mentions(customer, 'llame al +57 55 1234 5678')).toBe(false)
    expect(mentions(customer, 'ref 8855123456781')).toBe(false)
  })

  test('is written in one form, and hidden in one form whatever the operation', () => {
    expect(numberIn('international', '5512345678', numberingPlan('MX'))).toBe('+525512345678')
    expect(numberIn('national', '525512345678', numberingPlan('MX'))).toBe('5512345678')
    expect(numberIn('international', '22345678', numberingPlan('EC'))).toBe('+59322345678')
    const masker = (country: Country): Masker => ({
      mask: 'pseudonym',
      plan: numberingPlan(country),
      standInOf: (key) => `[${key}]`,
    })
    const standIn = (country: Country, text: string): string => maskedField(masker(country), 'telephone', text)
    // Stand-ins that left stores before operations had a country stay.
    expect(standIn('CO', '+57 300 123 4567')).toBe('[t:3001234567]')
    expect(standIn('MX', '+57 300 123 4567')).toBe('[t:3001234567]')
    expect(standIn('MX', '55 1234 5678')).toBe(standIn('CO', '+52 55 1234 5678'))
    expect(standIn('MX', '3001234567')).not.toBe(standIn('CO', '3001234567'))
    expect(maskedText(masker('PE'), 'wa 51987654321_7', undefined, 'code')).toBe('wa [t:+51987654321]_7')
  })

  test('is of a country that has a name in each language', () => {
    expect(COUNTRIES.length).toBeGreaterThan(200)
    expect([countryName('MX', 'es'), countryName('MX', 'en')]).toEqual(['México', 'Mexico'])
    expect([isCountry('CO'), isCountry('XX'), isCountry('co'), isCountry('toString')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('an extension', () => {
  const plan = numberingPlan('CO')

  test.each(['6012345678 ext. 12', '6012345678x12', '6012345678;ext=12', '6012345678 #12', '601 234 5678, 12'])(
    'is read out of %s',
    (text) => {
      expect(telephoneOf(text, plan)).toEqual({ key: '6012345678', extension: '12' })
    },
  )

  test('stays with its number among several', () => {
    const among = (text: string): readonly string[] => numbersAmong(text, plan).map((each) => each.text.trim())
    expect(among('6012345678,12; 3001234567')).toEqual(['6012345678,12', '3001234567'])
    expect(among('3001234567;6012345678;ext=12')).toEqual(['3001234567', '6012345678;ext=12'])
    expect(among('3001234567 / 3109876543 | ana')).toEqual(['3001234567', '3109876543', 'ana'])
    const asked = customerOf('601 234 5678 ext 12', plan)
    if (asked === undefined) throw new Error('nobody')
    expect(asked.extension).toBe('12')
  })

  test('goes with its number where that is hidden', () => {
    const masker: Masker = { mask: 'partial', plan, standInOf: () => '' }
    expect(maskedField(masker, 'telephone', '6012345678,12; 3001234567')).toBe('•••••5678;•••••4567')
  })
})
