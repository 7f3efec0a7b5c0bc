import { itemAt } from './random.ts'

/** A thing of the operation with its number. */
export interface Numbered {
  readonly id: string
  readonly name: string
}

/** The company that does not exist. */
export const COMPANY = { name: 'Valdeluna Hogar y Telecomunicaciones', short: 'Valdeluna', domain: 'valdeluna.example' }

export const SENDERS = [
  `avisos@${COMPANY.domain}`,
  `servicio.cliente@${COMPANY.domain}`,
  `facturacion@${COMPANY.domain}`,
  `no-responder@${COMPANY.domain}`,
] as const

export const CAMPAIGNS: readonly Numbered[] = [
  { id: '20731', name: 'Cartera 30 días' },
  { id: '20744', name: 'Bienvenida fibra' },
  { id: '20752', name: 'Renovación hogar' },
  { id: '20768', name: 'Encuesta de satisfacción' },
  { id: '20790', name: 'Recuperación prepago' },
  { id: '20803', name: 'Cartera 60 días' },
]

export const SKILLS: readonly Numbered[] = [
  { id: '601', name: 'Servicio al cliente' },
  { id: '602', name: 'Soporte técnico' },
  { id: '603', name: 'Facturación' },
  { id: '604', name: 'Ventas' },
  { id: '605', name: 'Retención' },
  { id: '606', name: 'Cobranzas' },
]

export const ROUTING_POINTS: readonly Numbered[] = [
  { id: '1402', name: 'Menú principal' },
  { id: '1407', name: 'Bot WhatsApp' },
  { id: '1411', name: 'Bot web' },
  { id: '1419', name: 'Fuera de horario' },
]

export const ACTIVITY_CODES: readonly Numbered[] = [
  { id: '100', name: 'Consulta resuelta' },
  { id: '110', name: 'Promesa de pago' },
  { id: '120', name: 'Volver a llamar' },
  { id: '130', name: 'No es el titular' },
  { id: '140', name: 'Venta efectiva' },
  { id: '150', name: 'Queja, pasa a supervisión' },
  { id: 'TIMEOUTACW', name: 'TIMEOUTACW' },
]

export interface Place {
  readonly city: string
  readonly state: string
  readonly country: string
  readonly zone: string
}

const PLACES: readonly Place[] = [
  { city: 'Bogotá', state: 'Cundinamarca', country: 'Colombia', zone: 'Norte' },
  { city: 'Medellín', state: 'Antioquia', country: 'Colombia', zone: 'Centro' },
  { city: 'Cúcuta', state: 'Norte de Santander', country: 'Colombia', zone: 'Oriente' },
  { city: 'Popayán', state: 'Cauca', country: 'Colombia', zone: 'Sur' },
  { city: 'Querétaro', state: 'Querétaro', country: 'México', zone: 'Centro' },
  { city: 'Mérida', state: 'Yucatán', country: 'México', zone: 'Sur' },
  { city: 'Arequipa', state: 'Arequipa', country: 'Perú', zone: 'Sur' },
  { city: 'Concepción', state: 'Biobío', country: 'Chile', zone: 'Sur' },
]

/** The place that a number points at. */
export function placeOf(number: number): Place {
  return itemAt(PLACES, number)
}

/** Who works in the Manager and evaluates calls. */
export const SUPERVISORS = ['Marcela Duarte', 'Felipe Ríos', 'Ana Lucía Peña'] as const

/** What quality forms ask for, with the category of each. */
export const ATTRIBUTES = [
  ['Saluda y se presenta', 'Protocolo'],
  ['Valida la identidad', 'Protocolo'],
  ['Escucha con atención', 'Comunicación'],
  ['Explica con claridad', 'Comunicación'],
  ['Registra el caso', 'Proceso'],
  ['Ofrece una solución', 'Proceso'],
] as const

export const FORMS = ['Atención telefónica', 'Atención por chat'] as const
