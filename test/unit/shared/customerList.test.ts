import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCustomerList, listDoubts, listedCustomers } from '../../../src/shared/customerList.ts'

const mobile = fc.integer({ min: 3_000_000_000, max: 3_239_999_999 }).map(String)
const spelt = mobile.chain((digits) =>
  fc.constantFrom(digits, `+57 ${digits}`, `${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}`),
)

test('telephones are a list, one a line or on one line, under a heading or none', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(spelt, { minLength: 2, maxLength: 20, selector: (each) => each.replace(/\D/g, '').slice(-10) }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (telephones, lineBreak, hasHeading) => {
        const lines = (hasHeading ? ['Teléfono', ...telephones] : telephones).join(lineBreak)
        expect(isCustomerList(lines)).toBe(true)
        expect(listedCustomers(lines)).toEqual(telephones)
        expect(isCustomerList(telephones.join('; '))).toBe(true)
        expect([...listDoubts(listedCustomers(lines))]).toEqual([])
      },
    ),
  )
})

test.each([
  ['a customer alone', '+57 300 123 4567'],
  ['a customer and a line break', '300 123 4567\n'],
  ['words', 'llamadas, agentes'],
  ['ids on one line, which may be words of a search', 'cola 3, cola 4'],
  ['what somebody wrote', 'Buenos días.\nNo me llegó la factura.\nQuedo atento.\nGracias, 300 123 4567'],
  ['nothing', ' \n \n'],
])('%s is no list', (_what, text) => {
  expect(isCustomerList(text)).toBe(false)
})

test('what may be no customer is counted by what is wrong with it', () => {
  const values = listedCustomers('3001234567\n12345\n123\nana@ejemplo\nYubarta Quintanilla\nana@ejemplo.co')
  expect(Object.fromEntries(listDoubts(values))).toEqual({ 'few-digits': 2, 'no-domain': 1, name: 1 })
})
