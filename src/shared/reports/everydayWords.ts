// What people in contact centres say for what wolkvox and its reports call otherwise.

/**
 * Beginnings of words, or of two words, as they are typed: without accents, in lower case; with what the catalogue has
 * in their place. Spanish on the right is enough: every report is looked for in both languages.
 */
const EVERYDAY_WORDS: Readonly<Record<string, readonly string[]>> = {
  asesor: ['agente'],
  operador: ['agente'],
  ejecutivo: ['agente'],
  gestor: ['agente'],
  advisor: ['agente'],
  cola: ['skill'],
  fila: ['skill'],
  queue: ['skill'],
  perdid: ['abandonad'],
  missed: ['abandonad'],
  lost: ['abandonad'],
  'no contestad': ['no conectad', 'abandonad'],
  'no atendid': ['no conectad', 'abandonad'],
  sla: ['nivel de servicio'],
  tmo: ['aht'],
  aht: ['tmo'],
  nps: ['encuesta'],
  csat: ['encuesta'],
  satisfac: ['encuesta'],
  pausa: ['por estado', 'estados'],
  descanso: ['por estado', 'estados'],
  almuerzo: ['por estado', 'estados'],
  break: ['por estado', 'estados'],
  logueo: ['por estado', 'estados'],
  marcador: ['campana'],
  marcacion: ['campana'],
  discador: ['campana'],
  predictiv: ['campana'],
  dialer: ['campana'],
  email: ['correo'],
  wpp: ['whatsapp'],
  wsp: ['whatsapp'],
  wasap: ['whatsapp'],
  facebook: ['redes'],
  instagram: ['redes'],
  messenger: ['redes'],
  factura: ['consumo'],
  cobro: ['consumo'],
  saldo: ['consumo'],
  gestion: ['tipificacion'],
  disposition: ['tipificacion'],
  'lista negra': ['no llamar'],
  blacklist: ['no llamar'],
  'tiempo real': ['en vivo'],
  'real time': ['en vivo'],
  tablero: ['en vivo'],
  monitoreo: ['en vivo'],
  wallboard: ['en vivo'],
}
const ENTRIES = Object.entries(EVERYDAY_WORDS)
/** From so many letters on a word may still be being typed. */
const LETTERS_THAT_SAY_ENOUGH = 4
/** Shorter words end in an s of their own. */
const SHORTEST_PLURAL = 6

function othersFor(typed: string): readonly string[] {
  const isPhrase = typed.includes(' ')
  return ENTRIES.filter(
    ([key]) =>
      key.includes(' ') === isPhrase &&
      (typed.startsWith(key) || (typed.length >= LETTERS_THAT_SAY_ENOUGH && key.startsWith(typed))),
  ).flatMap(([, others]) => others)
}

/** One of what a word names several of, as far as its ending tells: `tipificaciones`, `clientes`, `calls`. */
function singular(word: string): readonly string[] {
  if (word.length < SHORTEST_PLURAL || !word.endsWith('s')) return []
  return [/[lnr]es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)]
}

/**
 * What was typed as what may stand in its place: for each word, or two that mean one thing, itself and others that
 * count as much.
 *
 * @param typed folded
 */
export function searchTerms(typed: string): readonly (readonly string[])[] {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const terms: (readonly string[])[] = []
  for (let place = 0; place < words.length; place++) {
    const [word = '', next] = words.slice(place, place + 2)
    const phrase = next === undefined ? '' : `${word} ${next}`
    const ofPhrase = phrase === '' ? [] : othersFor(phrase)
    if (ofPhrase.length > 0) {
      terms.push([phrase, ...ofPhrase])
      place++
    } else terms.push([word, ...singular(word), ...othersFor(word)])
  }
  return terms
}
