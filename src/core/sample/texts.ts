import { COMPANY } from './company.ts'
import { customerOf, type RowContext } from './context.ts'
import type { Random } from './random.ts'

type Wording = (context: RowContext, random: Random) => string

function amount(random: Random): string {
  return `$${random.between(18, 989)}.${String(random.below(1000)).padStart(3, '0')}`
}

function order(random: Random): string {
  return `VL-${random.between(100_000, 999_999)}`
}

function firstName(context: RowContext): string {
  return customerOf(context).firstName
}

// prettier-ignore
const NOTICES: readonly Wording[] = [
  (c, r) => `Hola ${firstName(c)}, su factura de ${COMPANY.short} por ${amount(r)} vence el día ${r.between(2, 28)}. ¿Necesita ayuda?`,
  (_c, r) => `${COMPANY.short}: su pedido ${order(r)} ya salió de bodega, llegará mañana entre las 8:00 y las 12:00.`,
  (c, r) => `Sr(a). ${customerOf(c).lastName}, recibimos su pago de ${amount(r)}. ¡Gracias por su confianza!`,
  (_c, r) => `Código de verificación: ${r.between(100_000, 999_999)}. No lo comparta con nadie.`,
  (c) => `${firstName(c)}, su visita técnica quedó confirmada.\nPor favor, tenga a mano su cédula.\nGracias.`,
  (_c, r) => `Le recordamos su cita del ${r.between(1, 28)} a las ${r.between(8, 17)}:30. Responda "SÍ" para confirmar o "NO" para cancelar.`,
  (c) => `Buenas tardes, ${firstName(c)}. Le escribe el área de atención; quedamos atentos a su solicitud, tenga buen día.`,
  (_c, r) => `Plan "Hogar Ágil" ${r.pick(['100', '300', '500'])} megas: instalación gratis, sin cláusula de permanencia, sólo esta semana.`,
  (_c, r) => `Su caso ${order(r)} fue cerrado. ¿Cómo califica la atención, de 1 a 5?`,
  (_c, r) => `Acuerdo de pago: ${r.between(2, 6)} cuotas de ${amount(r)}; primera cuota, el próximo lunes.`,
  (c) => `Estimado(a) ${customerOf(c).name}: mañana habrá mantenimiento en su sector, "Barrio El Ñandú", de 1 a 4 a. m.`,
]

const QUESTIONS: readonly Wording[] = [
  () => 'Hola, buenas tardes',
  () => 'No tengo internet desde ayer, ya reinicié el módem y nada',
  (_c, r) => `Quiero saber por qué me llegó la factura de ${amount(r)}, si yo pago menos`,
  (_c, r) => `Mi pedido ${order(r)} no ha llegado, ¿me pueden ayudar?`,
  () => 'Necesito hablar con un asesor',
  (c) => `Soy ${customerOf(c).name}, quiero cambiar la dirección`,
  () => 'Sí',
  () => '1',
  () => '2',
  () => 'Menú',
  (_c, r) => `Ya pagué, adjunto el comprobante:\nvalor ${amount(r)}\nreferencia ${r.between(1_000, 9_999)}`,
  () => 'El técnico dijo "vuelvo mañana" y no volvió, ¿qué pasó?',
  () => '¿A qué hora abren el sábado?',
  () => 'Gracias, muy amable 🙂',
  () => 'quiero cancelar el servicio, es la tercera vez que escribo',
  (c) => customerOf(c).id || 'no tengo la cédula a la mano',
]

/** Texts that a spreadsheet would take for a formula; people do write them. */
const FORMULA_LIKE: readonly Wording[] = [
  () => '=Hola',
  () => '-5',
  () => '+1 a lo que dijo mi esposa',
  () => '@asesor, ¿sigue ahí?',
  () => '-No, gracias',
  () => '=2+2, ¿eres un robot?',
  (c) => `+${customerOf(c).telephone.replace('+', '')}`,
]

// prettier-ignore
const ANSWERS: readonly Wording[] = [
  (c) => `¡Hola, ${firstName(c)}! Soy Luna, la asistente virtual de ${COMPANY.short}. ¿En qué le puedo ayudar?\n1. Facturación\n2. Soporte\n3. Ventas`,
  () => 'Por favor, escriba su número de documento, sin puntos ni comas.',
  () => 'MaskedText: ********',
  () => 'Un momento, estoy consultando su información…',
  (_c, r) => `Encontré una factura pendiente por ${amount(r)}. ¿Desea pagarla ahora?`,
  () => 'No entendí su respuesta; elija una opción del menú, por favor.',
  () => 'Nuestro horario es de lunes a sábado, de 7:00 a. m. a 8:00 p. m.',
  () => 'Gracias por escribirnos. "Valdeluna, cerca de usted".',
]

const SUBJECTS: readonly Wording[] = [
  (_c, r) => `Su factura electrónica N.º ${r.between(100_000, 999_999)}`,
  (c) => `${firstName(c)}, confirme su cita técnica`,
  (_c, r) => `Re: Caso ${order(r)} – actualización`,
  () => 'Bienvenido(a) a Valdeluna, estos son sus datos de acceso',
  () => 'Encuesta: "¿Cómo le fue con nosotros?"',
  (_c, r) => `Acuerdo de pago, ${r.between(2, 6)} cuotas`,
  () => 'Aviso de mantenimiento programado, sector norte',
]

const NOTES: readonly Wording[] = [
  () => 'Cliente solicita copia de la factura, se envía al correo.',
  () => 'No contesta, se deja mensaje.',
  (_c, r) => `Promesa de pago por ${amount(r)}, llamar el viernes.`,
  () => 'Se escala a "segundo nivel"; queda pendiente la visita técnica.',
  (c) => `Habla con ${firstName(c)}, confirma datos; todo en orden.`,
]

const FORMULA_SHARE = 0.02
const EMPTY_SHARE = 0.02

/** What the company writes to a customer. */
export const notice: Wording = (context, random) => {
  if (random.chance(EMPTY_SHARE)) return ''
  return random.pick(random.chance(FORMULA_SHARE) ? FORMULA_LIKE : NOTICES)(context, random)
}

/** What a customer writes: sometimes nothing, sometimes what looks like a formula. */
export const question: Wording = (context, random) => {
  if (random.chance(EMPTY_SHARE)) return ''
  return random.pick(random.chance(FORMULA_SHARE * 2) ? FORMULA_LIKE : QUESTIONS)(context, random)
}

/** What a chatbot answers. */
export const answer: Wording = (context, random) => random.pick(ANSWERS)(context, random)

/** The subject line of a mail. */
export const subject: Wording = (context, random) => random.pick(SUBJECTS)(context, random)

/** What an agent notes; empty in a third of the rows. */
export const note: Wording = (context, random) => (random.chance(0.3) ? '' : random.pick(NOTES)(context, random))

const AGENT_QUESTIONS: readonly Wording[] = [
  () => '¿Cómo se aplica el descuento por pronto pago?',
  () => '¿Qué documentos pide un traslado de servicio?',
  () => '¿Cuánto tarda la reconexión después del pago?',
  () => '¿Se puede cambiar de plan antes de los 12 meses?',
  () => '¿Qué le digo al cliente si la falla es masiva?',
]

const REMARKS: readonly Wording[] = [
  () => 'El cliente pregunta por su factura; el agente la explica y el cliente queda conforme.',
  () => 'Falla de internet: se programa visita técnica para el día siguiente.',
  (_c, r) => `El cliente acepta un acuerdo de pago por ${amount(r)}.`,
  () => 'El cliente pide cancelar; se ofrece otro plan y acepta pensarlo.',
  () => 'Consulta breve, resuelta en la misma conversación.',
]

/** What an agent asks an assistant. */
export const agentQuestion: Wording = (context, random) => random.pick(AGENT_QUESTIONS)(context, random)

/** What somebody, or a machine, sums a conversation up in. */
export const remark: Wording = (context, random) => random.pick(REMARKS)(context, random)

/** What was said, in turns. */
export const transcript: Wording = (context, random) => {
  const turns = Array.from({ length: random.between(2, 5) }, () => [
    `Cliente: ${random.pick(QUESTIONS)(context, random)}`,
    `Agente: ${random.pick(ANSWERS)(context, random)}`,
  ])
  return turns.flat().join('\n')
}
