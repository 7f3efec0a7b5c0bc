import { COMPANY } from './company.ts'
import { customerOf, type RowContext } from './context.ts'
import { itemAt, mix, type Random } from './random.ts'
import { question } from './texts.ts'

/** What a customer says and what is answered, by turns, the customer first. */
type Script = readonly (readonly [customer: string, answer: string])[]

/** Of a chat with an agent. */
const CHATS: readonly Script[] = [
  [
    ['Hola, buenas tardes. No tengo internet desde ayer', 'Buenas tardes, con gusto le ayudo. ¿Ya reinició el módem?'],
    ['Sí, dos veces, y la luz sigue en rojo', 'Gracias. Permítame un momento, reviso la señal desde aquí.'],
    ['Bueno, quedo pendiente', 'Veo una falla en su sector. Un técnico pasa mañana entre las 8:00 y las 12:00.'],
    ['¿Y me van a descontar estos días?', 'Claro que sí, el ajuste sale en su próxima factura.'],
    ['Perfecto, muchas gracias 🙂', `Gracias a usted por escribir a ${COMPANY.short}. ¡Feliz tarde!`],
  ],
  [
    ['Buenos días, la factura me llegó más alta', 'Buenos días. ¿Me regala, por favor, el número de su contrato?'],
    ['Es el VL-204417', 'Gracias. Este mes se cobró la reconexión, por eso la diferencia.'],
    ['Pero yo pagué a tiempo, aquí está el comprobante: https://medios.example/48213.jpg', 'Tiene razón, ya lo veo.'],
    ['Entonces, ¿qué hago?', 'Anulo el cobro. Puede pagar el valor corregido en https://valdeluna.example/pago'],
    ['Listo, ya pagué. Gracias', '¡Con mucho gusto! ¿Le puedo ayudar en algo más?'],
  ],
  [
    ['Quiero cancelar el servicio, es la tercera vez que escribo', 'Lamento la molestia. ¿Me cuenta qué ha pasado?'],
    ['El técnico dijo "vuelvo mañana" y no volvió', 'Le ofrezco una visita hoy mismo y un mes sin costo.'],
    ['¿Hoy a qué hora?', 'Entre las 16:00 y las 18:00; le llega un SMS cuando el técnico esté en camino.'],
    ['Bueno, pero es la última oportunidad', 'Queda agendado. Gracias por su paciencia.'],
    ['Gracias', '¡Que tenga un buen día!'],
  ],
]

/** Of a session with the bot; the last answer of a session that goes on to an agent is the server's own. */
const BOT_SESSIONS: readonly Script[] = [
  [
    [
      'Hola',
      `¡Hola! Soy Luna, la asistente virtual de ${COMPANY.short}. ¿En qué le puedo ayudar?\n1. Facturación\n2. Soporte\n3. Ventas`,
    ],
    ['2', 'Por favor, escriba su número de documento, sin puntos ni comas.'],
    ['Necesito hablar con un asesor', 'Un momento, le comunico con un asesor.'],
  ],
  [
    ['¿A qué hora abren el sábado?', 'Nuestro horario es de lunes a sábado, de 7:00 a. m. a 8:00 p. m.'],
    ['¿Y puedo pagar en línea?', 'Sí: https://valdeluna.example/pago. ¿Le puedo ayudar en algo más?'],
    ['No, gracias', 'Gracias por escribirnos. "Valdeluna, cerca de usted".'],
  ],
  [
    ['Mi pedido VL-481920 no ha llegado', 'Un momento, estoy consultando su información…'],
    ['Ok', 'Su pedido salió de bodega: llega mañana entre las 8:00 y las 12:00.'],
    ['Muy amable', 'Con gusto. ¿Cómo califica la atención, de 1 a 5?'],
  ],
]

/** People also write what no script foresees. */
const UNFORESEEN_SHARE = 0.06

function lineOf(scripts: readonly Script[], context: RowContext, turn: number): readonly [string, string] {
  const script = itemAt(scripts, mix(context.conversationSeed, 71))
  return itemAt(script, turn)
}

/** A message of a chat between a customer and an agent, by turns. */
export function saidInChat(context: RowContext, random: Random): string {
  const turn = context.turn ?? 0
  const [customer, answer] = lineOf(CHATS, context, Math.floor(turn / 2))
  if (turn % 2 === 1) return answer
  return random.chance(UNFORESEEN_SHARE) ? question(context, random) : customer
}

/** What a customer asks the bot in a turn of a session. */
export function askedOfBot(context: RowContext, random: Random): string {
  const [asked] = lineOf(BOT_SESSIONS, context, context.turn ?? 0)
  if (random.chance(UNFORESEEN_SHARE)) return question(context, random)
  return asked === '2' && random.chance(0.2) ? customerOf(context).id || asked : asked
}

/** What the bot answers to it. */
export function answeredByBot(context: RowContext): string {
  return lineOf(BOT_SESSIONS, context, context.turn ?? 0)[1]
}
