import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import { maskedText } from '../../../src/shared/masking/maskedText.ts'
import { OwnValues, type OwnValue } from '../../../src/shared/masking/ownValues.ts'
import { maskedField, type Masker, type PersonalKind } from '../../../src/shared/masking/personalValues.ts'
import { MASKS, strictestMask, type Mask } from '../../../src/shared/masks.ts'

/** Stand-ins that tell their key: what is told apart, and what is not, can be seen. */
function masker(mask: Mask): Masker {
  return { mask, plan: USUAL_PLAN, standInOf: (key) => `[${key}]` }
}

function standIn(kind: PersonalKind, text: string): string {
  return maskedField(masker('pseudonym'), kind, text)
}

const digit = fc.integer({ min: 0, max: 9 }).map(String)
function digits(count: number): fc.Arbitrary<string> {
  return fc.array(digit, { minLength: count, maxLength: count }).map((each) => each.join(''))
}
const mobile = digits(9).map((rest) => `3${rest}`)
const landline = fc.tuple(fc.integer({ min: 1, max: 8 }), digits(7)).map(([area, rest]) => `60${area}${rest}`)
const telephone = fc.oneof(mobile, landline)

/** The ways in which people and machines write one number. */
const spelling: fc.Arbitrary<(number: string) => string> = fc.constantFrom(
  (number) => number,
  (number) => `+57${number}`,
  (number) => `57${number}`,
  (number) => `0057${number}`,
  (number) => `+57 ${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`,
  (number) => `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
  (number) => `${number.slice(0, 3)}.${number.slice(3, 6)}.${number.slice(6)}`,
  (number) => `${number.slice(0, 3)}–${number.slice(3)}`,
  (number) => `${number.slice(0, 3)}\u00a0${number.slice(3, 6)}\u00a0${number.slice(6)}`,
  (number) => `${number.slice(0, 5)}\u200b${number.slice(5)}`,
)
/** Those that only a field of telephones has. */
const addressed: fc.Arbitrary<(number: string) => string> = fc.constantFrom(
  (number) => `tel:+57${number}`,
  (number) => `sip:57${number}@10.0.0.1`,
  (number) => `57${number}@c.us`,
  (number) => `${number} ext. 12`,
  (number) => `957${number}`,
)

const letters = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')),
  minLength: 2,
  maxLength: 8,
})
const address = fc
  .tuple(letters, letters, fc.constantFrom('com', 'co', 'com.co', 'net'))
  .map(([a, b, c]) => `${a}@${b}.${c}`)

describe('a value in a field of its own', () => {
  test('every spelling of one telephone has one stand-in', () => {
    fc.assert(
      fc.property(telephone, fc.oneof(spelling, addressed), (number, write) => {
        expect(standIn('telephone', write(number))).toBe(standIn('telephone', number))
      }),
    )
  })

  test('no two customers have one: numbers that end alike, ids to the letter, other addresses', () => {
    fc.assert(
      fc.property(telephone, telephone, (one, other) => {
        fc.pre(one !== other)
        expect(standIn('telephone', one)).not.toBe(standIn('telephone', other))
        // A landline is the end of nobody's mobile.
        expect(standIn('telephone', one.slice(3))).not.toBe(standIn('telephone', one))
      }),
    )
    const id = fc.oneof(digits(3), digits(8), digits(10), letters, fc.string({ minLength: 1, maxLength: 12 }))
    fc.assert(
      fc.property(id, id, (one, other) => {
        fc.pre(one.trim() !== other.trim() && one.trim() !== '' && other.trim() !== '')
        expect(standIn('id', one)).not.toBe(standIn('id', other))
      }),
    )
    expect(standIn('id', '0012345678')).not.toBe(standIn('id', '12345678'))
    expect(standIn('email', 'ana@x.co')).not.toBe(standIn('email', 'ana@x.com'))
  })

  test('an address in any case has one, and a name in any case and accents', () => {
    expect(standIn('email', ' ANA.Ruiz@Correo.CO ')).toBe(standIn('email', 'ana.ruiz@correo.co'))
    expect(standIn('name', 'MARÍA  Peña')).toBe(standIn('name', 'maria pena'))
  })

  test('an id that is a telephone or an address is the same customer', () => {
    expect(standIn('id', '3001234567')).toBe(standIn('telephone', '+57 300 123 4567'))
    expect(standIn('id', 'ana@x.co')).toBe(standIn('email', 'Ana@x.co'))
  })

  test('a part leaves at most the last four digits, and nothing of a name or of what is short', () => {
    const partly = (kind: PersonalKind, text: string): string => maskedField(masker('partial'), kind, text)
    fc.assert(
      fc.property(telephone, fc.oneof(spelling, addressed), (number, write) => {
        expect(partly('telephone', write(number))).toBe(`•••••${number.slice(-4)}`)
      }),
    )
    expect(partly('id', '1234')).toBe('•••••')
    expect(partly('telephone', '1234')).toBe('•••••')
    expect(partly('id', '1023456789')).toBe('•••••6789')
    expect(partly('name', 'Ana María')).toBe('•••••')
    expect(partly('email', 'ana@dominio.co')).toBe('a•••@d•••.co')
    expect(partly('email', 'a@dominio.com.co')).toBe('•••@d•••.co')
    expect(partly('telephone', '3001234567;6017654321')).toBe('•••••4567;•••••4321')
    expect(partly('email', '"Ana Ruiz" <ana@dominio.co>, luis@otro.com')).toBe('a•••@d•••.co, l•••@o•••.com')
  })

  test('what is hidden is three dots, and what is empty stays', () => {
    for (const kind of ['telephone', 'email', 'id', 'name'] as const) {
      expect(maskedField(masker('hidden'), kind, 'Ana 3001234567')).toBe('•••')
      expect(maskedField(masker('hidden'), kind, '')).toBe('')
    }
  })
})

/** A piece of a text, and what of it is to be seen under a mask that only tells kinds. */
interface Piece {
  readonly written: string
  readonly seen: string
}

function stays(text: fc.Arbitrary<string>): fc.Arbitrary<Piece> {
  return text.map((written) => ({ written, seen: written }))
}

const two = fc.integer({ min: 1, max: 12 }).map((each) => String(each).padStart(2, '0'))
const year = fc.integer({ min: 2000, max: 2029 }).map(String)
const kept: fc.Arbitrary<Piece> = stays(
  fc.oneof(
    fc.constantFrom('su pedido', 'llegó', 'hoy', 'gracias', 'número', '—', 'Señora'),
    fc.tuple(year, two, two).map((parts) => parts.join('-')),
    fc.tuple(year, two, two, two, two).map(([y, m, d, h, min]) => `${y}-${m}-${d} ${h}:${min}:00`),
    fc.tuple(two, two, year).map((parts) => parts.join('/')),
    digits(9).map((each) => `$${each}`),
    digits(3).map((each) => `$ 1.${each}.000`),
    digits(3).map((each) => `1.${each}.000,50`),
    digits(8).map((each) => `1${each}.25`),
    fc.integer({ min: 1, max: 6 }).chain(digits),
    fc.integer({ min: 13, max: 20 }).chain((count) => digits(count - 1).map((each) => `1${each}`)),
  ),
)
const personal: fc.Arbitrary<Piece> = fc.oneof(
  fc.tuple(telephone, spelling).map(([number, write]) => ({ written: write(number), seen: `[t:${number}]` })),
  address.map((each) => ({ written: each, seen: `[e:${each}]` })),
  address.map((each) => ({ written: each.toUpperCase(), seen: `[e:${each}]` })),
)

describe('a text', () => {
  test('loses telephones and addresses, however written, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(kept, personal), { maxLength: 8 }), (pieces) => {
        const text = pieces.map(({ written }) => written).join(' y ')
        expect(maskedText(masker('pseudonym'), text)).toBe(pieces.map((piece) => piece.seen).join(' y '))
      }),
      { numRuns: 500 },
    )
  })

  test('loses them where a page writes them: between tags, as references, in links', () => {
    const own = new OwnValues([])
    const seen = (text: string): string => maskedText(masker('hidden'), text, own)
    expect(seen('<b>300</b> <i>123</i> 4567')).not.toMatch(/\d/)
    expect(seen('<td>3001234567</td><td>6017654321</td>')).toBe('<td>•••</td><td>•••</td>')
    expect(seen('<a href="mailto:ana%40x.co">ana&#64;x.co</a>')).toBe('<a href="mailto:•••">•••</a>')
    expect(seen('&#51;001234567')).toBe('•••')
    expect(seen(String.raw`{"a":"ana\u0040x.co"}`)).toBe('{"a":"•••"}')
    expect(seen('３００１２３４５６７')).toBe('•••')
    expect(seen('<p style="color:red">Hola</p>')).toBe('<p style="color:red">Hola</p>')
  })

  const own: readonly OwnValue[] = [
    { kind: 'name', text: 'Ana María Peña' },
    { kind: 'id', text: 'AB-77' },
    { kind: 'telephone', text: '43210' },
  ]

  test("loses the customer's own ids and names, and no others", () => {
    const seen = maskedText(
      masker('pseudonym'),
      'ANA MARIA PEÑA, ana peña: ab-77 llamó al 43210; Luis, AB-771, 43211',
      new OwnValues(own),
    )
    expect(seen).toBe('[n:ana maria pena], [n:ana maria pena]: [i:AB-77] llamó al [t:43210]; Luis, AB-771, 43211')
  })

  test("loses all that is the customer's own, however often and in whatever order, and no other's", () => {
    const person = fc.record({
      name: fc.constantFrom('Ana María Peña', 'JOSÉ Quispe', 'Íngrid Ñáñez'),
      id: fc.oneof(
        digits(5).map((rest) => `7${rest}`),
        digits(8).map((rest) => `9${rest}`),
        digits(3).map((rest) => `AB-${rest}`),
      ),
      short: digits(4).map((rest) => `4${rest}`),
      // As long as no telephone is, so that it goes as the customer's own alone.
      long: digits(13).map((rest) => `4${rest}`),
    })
    /** What is nobody's: numbers as long as the customer's among them, which end otherwise. */
    const others = fc.constantFrom('su pedido', 'Luis', 'hoy', '300000', '40000x', 'AB-0000', 'Anas')
    const pieceOf = ({
      name,
      id,
      short,
      long,
    }: Record<'name' | 'id' | 'short' | 'long', string>): fc.Arbitrary<Piece> => {
      const names = [name, name.toUpperCase(), name.split(' ')[0] ?? '']
      const theirs = [...names, id, id.toLowerCase(), short, long, `${long.slice(0, 5)} ${long.slice(5)}`]
      return fc.oneof(
        stays(others),
        fc.constantFrom(...theirs).map((written) => ({ written, seen: 'X' })),
      )
    }
    const telling: Masker = { mask: 'pseudonym', plan: USUAL_PLAN, standInOf: () => 'X' }
    fc.assert(
      fc.property(
        person.chain((each) => fc.tuple(fc.constant(each), fc.array(pieceOf(each), { maxLength: 8 }))),
        ([{ name, id, short, long }, pieces]) => {
          const theirs = new OwnValues([
            { kind: 'name', text: name },
            { kind: 'id', text: id },
            { kind: 'telephone', text: short },
            { kind: 'telephone', text: long },
          ])
          const text = pieces.map(({ written }) => written).join(' y ')
          expect(maskedText(telling, text, theirs)).toBe(pieces.map(({ seen }) => seen).join(' y '))
          // A second reading finds nothing more, and is asked of the same values.
          expect(maskedText(telling, text, theirs)).toBe(pieces.map(({ seen }) => seen).join(' y '))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('of a short text only the whole name is theirs: its words may be anybody’s', () => {
    expect(maskedText(masker('hidden'), 'Ana Ruiz', new OwnValues(own), 'label')).toBe('Ana Ruiz')
    expect(maskedText(masker('hidden'), 'para ana maría peña', new OwnValues(own), 'label')).toBe('para •••')
  })

  test("the operation's own line stays, an id of the servers' loses what is of the customer", () => {
    const mine = new OwnValues([{ kind: 'telephone', text: '3001234567' }])
    expect(maskedText(masker('hidden'), 'Whatsapp 6013334455', mine, 'line')).toBe('Whatsapp 6013334455')
    expect(maskedText(masker('hidden'), '573001234567-0001-104', mine, 'code')).toBe('•••-0001-104')
    expect(maskedText(masker('hidden'), '1699999999123456', mine, 'code')).toBe('1699999999123456')
    expect(maskedText(masker('hidden'), '573109876543@c.us', mine, 'code')).toBe('•••')
  })

  test('nothing of a value is left, whatever the mask', () => {
    fc.assert(
      fc.property(telephone, spelling, fc.constantFrom(...MASKS), (number, write, mask) => {
        const plain: Masker = { mask, plan: USUAL_PLAN, standInOf: () => 'C-AAAAAAAAAAAA' }
        const seen = maskedText(plain, `llamar al ${write(number)}, gracias`).replaceAll(/\D/g, '')
        expect(number.endsWith(seen) && seen.length <= 4).toBe(true)
      }),
    )
  })
})

test('of several masks the strictest holds', () => {
  expect(strictestMask(undefined, 'partial', null)).toBe('partial')
  expect(strictestMask('hidden', 'pseudonym')).toBe('hidden')
  expect(strictestMask('partial', 'pseudonym')).toBe('pseudonym')
  expect(strictestMask(null, undefined)).toBeUndefined()
})
