import { hashText, itemAt, mix } from './random.ts'

/** An agent of the sample operation. */
export interface Agent {
  readonly id: string
  readonly name: string
  /** Number of the identity document, digits. */
  readonly dni: string
}

/** A customer of the sample operation; nobody real: reserved mail domains, 555 telephones. */
export interface Customer {
  readonly firstName: string
  readonly lastName: string
  readonly name: string
  /** Country code and number; most without, a few with a leading `+`. */
  readonly telephone: string
  readonly email: string
  /** Whether forms asked for the address: many rows leave it empty. */
  readonly givesEmail: boolean
  /** Identity document, or empty. Some begin with zeros. */
  readonly id: string
}

// prettier-ignore
const FIRST_NAMES = [
  'María Fernanda', 'Juan Sebastián', 'Valentina', 'José Luis', 'Camila', 'Andrés Felipe', 'Sofía', 'Óscar', 'Ángela',
  'Luis Ángel', 'Daniela', 'Ramón', 'Lucía', 'Martín', 'Gabriela', 'Héctor', 'Paola', 'Nicolás', 'Mónica', 'Iván',
  'Ximena', 'Tomás', 'Rocío', 'Joaquín', 'Belén', 'Raúl', 'Noelia', 'Simón', 'Íngrid', 'César', 'Yolanda', 'Emilio',
]
// prettier-ignore
const LAST_NAMES = [
  'Muñoz', 'Peña', 'Rodríguez', 'Gómez', 'Ibáñez', 'Quispe', 'Hernández', 'Zúñiga', 'Cárdenas', 'Ospina', 'Mamani',
  'Salazar', 'Núñez', 'Vélez', 'Arango', 'Huamán', 'Pérez', 'Londoño', 'Castañeda', 'Fuentes', 'Güiza', 'Montoya',
  'Rincón', 'Sepúlveda', 'Avendaño', 'Carreño', 'Bolaños', "D'Angelo", 'Yáñez', 'Treviño', 'Pardo', 'Echeverría',
]
/** Domains that no one can register (RFC 2606). */
export const MAIL_DOMAINS = ['correo.example', 'example.com', 'buzon.example', 'example.org', 'mail.example'] as const

const ROSTER_SIZE = 28
const FIRST_EXTENSION = 4101

function agentOf(place: number): Agent {
  const names = [
    itemAt(FIRST_NAMES, place * 5 + 3),
    itemAt(LAST_NAMES, place * 7 + 2),
    itemAt(LAST_NAMES, place * 11 + 5),
  ]
  return { id: String(FIRST_EXTENSION + place), name: names.join(' '), dni: String(1_000_555_000 + place * 37) }
}

/** The agents, the same for every seed: id and name agree in every report. */
export const ROSTER: readonly Agent[] = Array.from({ length: ROSTER_SIZE }, (_, place) => agentOf(place))

function plain(text: string): string {
  const letters = text.normalize('NFD').replace(/[^A-Za-z]/g, '')
  return letters.toLowerCase()
}

const MAIL_FIRST_NAMES = FIRST_NAMES.map(plain)
const MAIL_LAST_NAMES = LAST_NAMES.map(plain)

/** Customers that exist; telephones are unique up to here. */
export const MOST_CUSTOMERS = 200_000
const CUSTOMERS_SEED = hashText('customers')
const KEPT_CUSTOMERS = 20_000
const kept: Customer[] = []

/**
 * Five or four digits in an order that looks random and repeats none: the factor shares no divisor with powers of ten.
 */
function scattered(number: number, digits: 4 | 5): string {
  return String((number * 7_919 + 1_234) % 10 ** digits).padStart(digits, '0')
}

function telephoneOf(index: number): string {
  const slot = index % 10
  const rest = Math.floor(index / 10)
  if (slot === 7) return `5255555${scattered(rest, 5)}`
  if (slot === 8) return `519555${scattered(rest, 5)}`
  if (slot === 9) return `569555${scattered(rest, 5)}`
  const colombian = rest * 7 + slot
  return `573${String(colombian % 25).padStart(2, '0')}555${scattered(Math.floor(colombian / 25), 4)}`
}

function makeCustomer(index: number): Customer {
  const seed = mix(CUSTOMERS_SEED, index)
  const first = mix(seed, 1)
  const last = mix(seed, 2)
  const firstName = itemAt(FIRST_NAMES, first)
  const lastName = itemAt(LAST_NAMES, last)
  const mailbox = `${itemAt(MAIL_FIRST_NAMES, first)}.${itemAt(MAIL_LAST_NAMES, last)}${index}`
  const roll = mix(seed, 3) % 100
  const document = String(10_000_000 + ((index * 7_919) % 89_000_000))
  return {
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    telephone: roll < 4 ? `+${telephoneOf(index)}` : telephoneOf(index),
    email: `${mailbox}@${itemAt(MAIL_DOMAINS, mix(seed, 4))}`,
    givesEmail: roll >= 15,
    id: roll >= 90 ? '' : roll >= 84 ? document.padStart(10, '0') : `55${document}`,
  }
}

/** The customer of a number from 0 to MOST_CUSTOMERS − 1, the same for every seed. */
export function customerAt(index: number): Customer {
  if (index >= KEPT_CUSTOMERS) return makeCustomer(index)
  let customer = kept[index]
  if (customer === undefined) {
    customer = makeCustomer(index)
    kept[index] = customer
  }
  return customer
}
