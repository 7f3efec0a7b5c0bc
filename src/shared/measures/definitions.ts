import type { WrittenText } from '../language.ts'
import { inEveryLanguage, translated, type Written } from '../translations/rows.ts'
import type { MeasureDefinition, MeasureFormula, RoleTerm, WaitLimit } from './types.ts'

type WrittenMeasure = Written<MeasureDefinition>

/** What wolkvox's own glossary writes. */
const USUAL_VARIANT = 'offered'

const IN_TIME: WaitLimit = { is: '<=', parameter: 'seconds' }
const LATE: WaitLimit = { is: '>', parameter: 'seconds' }
const SHORT: WaitLimit = { is: '<=', parameter: 'short' }
const NOT_SHORT: WaitLimit = { is: '>', parameter: 'short' }

const ANSWERED: RoleTerm = { role: 'answered' }
const ABANDONED: RoleTerm = { role: 'abandoned' }
const ANSWERED_IN_TIME: RoleTerm = { role: 'answered', wait: IN_TIME }
const READY_OR_BUSY: readonly RoleTerm[] = [{ role: 'login' }, { role: 'aux', isSubtracted: true }]

function variant(
  id: string,
  title: WrittenText,
  dividend: readonly RoleTerm[],
  divisor: readonly RoleTerm[],
): Written<MeasureFormula> {
  return {
    variant: { id, title, ...(id === USUAL_VARIANT ? { isUsual: true } : {}) },
    formula: { kind: 'quotient', dividend, divisor },
  }
}

const serviceLevel: WrittenMeasure = {
  id: 'service-level',
  purpose: 'served-in-time',
  title: { es: 'Nivel de servicio', en: 'Service level' },
  meaning: {
    es: 'Qué parte de quienes esperaron fue atendida a tiempo.',
    en: 'Which part of those who waited was served in time.',
  },
  type: 'percent',
  isMoreBetter: true,
  parameters: ['seconds', 'variant', 'short'],
  formulas: [
    variant(
      'all',
      { es: 'contestadas y abandonadas a tiempo', en: 'answered and abandoned in time' },
      [ANSWERED_IN_TIME, { role: 'abandoned', wait: IN_TIME }],
      [ANSWERED, ABANDONED],
    ),
    variant('answered', { es: 'de las contestadas', en: 'of the answered' }, [ANSWERED_IN_TIME], [ANSWERED]),
    variant(
      'offered',
      { es: 'de todas las ofrecidas', en: 'of all offered' },
      [ANSWERED_IN_TIME],
      [ANSWERED, ABANDONED],
    ),
    variant(
      'late-abandons',
      { es: 'los abandonos tardíos cuentan en contra', en: 'late abandons count against' },
      [ANSWERED_IN_TIME],
      [ANSWERED, { role: 'abandoned', wait: LATE }],
    ),
    variant(
      'short-abandons',
      { es: 'los abandonos cortos cuentan a favor', en: 'short abandons count as met' },
      [ANSWERED_IN_TIME, { role: 'abandoned', wait: SHORT }],
      [ANSWERED, ABANDONED],
    ),
  ],
}

const abandonRate: WrittenMeasure = {
  id: 'abandon-rate',
  title: { es: 'Abandono', en: 'Abandonment' },
  meaning: {
    es: 'Qué parte de quienes esperaron colgó antes de ser atendida; los abandonos cortos no cuentan donde se sabe cuánto esperaron.',
    en: 'Which part of those who waited hung up before they were served; short abandons do not count where it is known how long they waited.',
  },
  type: 'percent',
  isMoreBetter: false,
  parameters: ['short'],
  formulas: [
    {
      formula: {
        kind: 'quotient',
        dividend: [{ role: 'abandoned', wait: NOT_SHORT }],
        divisor: [ANSWERED, { role: 'abandoned', wait: NOT_SHORT }],
      },
    },
    {
      title: { es: 'Abandono, con los cortos', en: 'Abandonment, short ones included' },
      formula: { kind: 'quotient', dividend: [ABANDONED], divisor: [ANSWERED, ABANDONED] },
    },
  ],
}

const waits: readonly WrittenMeasure[] = [
  {
    id: 'asa',
    title: { es: 'ASA', en: 'ASA' },
    meaning: {
      es: 'Cuánto esperaron en promedio los que fueron atendidos (velocidad media de respuesta).',
      en: 'How long those who were served had waited on average (average speed of answer).',
    },
    type: 'duration',
    isMoreBetter: false,
    parameters: [],
    formulas: [{ formula: { kind: 'quotient', dividend: [{ role: 'answered', takes: 'wait' }], divisor: [ANSWERED] } }],
  },
  {
    id: 'longest-wait',
    title: { es: 'Espera más larga', en: 'Longest wait' },
    meaning: { es: 'Cuánto esperó quien más esperó.', en: 'How long the one waited who waited longest.' },
    type: 'duration',
    isMoreBetter: false,
    parameters: [],
    formulas: [{ formula: { kind: 'longest-wait' } }],
  },
  {
    id: 'p90-wait',
    title: { es: 'Espera, percentil 90', en: 'Wait, 90th percentile' },
    meaning: {
      es: 'Nueve de cada diez esperaron esto o menos.',
      en: 'Nine of ten waited this long or less.',
    },
    type: 'duration',
    isMoreBetter: false,
    parameters: [],
    formulas: [{ formula: { kind: 'wait-quantile', fraction: 0.9 } }],
  },
]

const handling: readonly WrittenMeasure[] = [
  {
    id: 'aht',
    purpose: 'handling-time',
    title: { es: 'TMO', en: 'AHT' },
    meaning: {
      es: 'Cuánto tiempo lleva en promedio cada interacción atendida (tiempo medio de atención).',
      en: 'How long each interaction takes on average (average handling time).',
    },
    type: 'duration',
    isMoreBetter: null,
    parameters: [],
    formulas: [
      {
        formula: {
          kind: 'quotient',
          dividend: [{ role: 'talk' }, { role: 'hold', isOptional: true }, { role: 'acw' }],
          divisor: [{ role: 'handled' }],
        },
      },
      {
        title: { es: 'TMO, solo conversación', en: 'AHT, talk alone' },
        formula: { kind: 'quotient', dividend: [{ role: 'talk' }], divisor: [{ role: 'handled' }] },
      },
    ],
  },
  {
    id: 'occupancy',
    title: { es: 'Ocupación', en: 'Occupancy' },
    meaning: {
      es: 'Del tiempo disponible u ocupado de los agentes, qué parte estuvieron ocupados.',
      en: 'Of the time that agents were ready or busy, which part they were busy.',
    },
    type: 'percent',
    isMoreBetter: null,
    parameters: [],
    formulas: [
      { formula: { kind: 'quotient', dividend: [{ role: 'talk' }, { role: 'acw' }], divisor: READY_OR_BUSY } },
    ],
  },
  {
    id: 'utilisation',
    title: { es: 'Utilización', en: 'Utilisation' },
    meaning: {
      es: 'Del tiempo conectado, qué parte fue disponible, ocupado o auxiliar pagado. Qué auxiliares se pagan lo dice cada operación.',
      en: 'Of the time logged in, which part was ready, busy or paid auxiliary. Which is paid each operation says.',
    },
    type: 'percent',
    isMoreBetter: true,
    parameters: [],
    formulas: [
      { formula: { kind: 'quotient', dividend: READY_OR_BUSY, divisor: [{ role: 'login' }] }, countsPaidAux: true },
    ],
  },
  {
    id: 'calls-per-hour',
    title: { es: 'Gestionadas por hora', en: 'Handled per hour' },
    meaning: {
      es: 'Cuántas interacciones atiende un agente por cada hora disponible u ocupado.',
      en: 'How many interactions an agent handles for each hour ready or busy.',
    },
    type: 'number',
    isMoreBetter: true,
    parameters: [],
    formulas: [
      { formula: { kind: 'quotient', dividend: [{ role: 'handled' }], divisor: READY_OR_BUSY, perHour: true } },
    ],
  },
]

/** A share of what one role counts in what another one does. */
function rate(
  id: string,
  title: WrittenText,
  meaning: WrittenText,
  [part, whole]: readonly [RoleTerm['role'], RoleTerm['role']],
  isMoreBetter: boolean,
): WrittenMeasure {
  const formula = { kind: 'quotient', dividend: [{ role: part }], divisor: [{ role: whole }] } as const
  return { id, title, meaning, type: 'percent', isMoreBetter, parameters: [], formulas: [{ formula }] }
}

const rates: readonly WrittenMeasure[] = [
  rate(
    'contact-rate',
    { es: 'Contacto', en: 'Contact rate' },
    { es: 'Qué parte de los intentos llegó a una persona.', en: 'Which part of the attempts reached a person.' },
    ['contacts', 'attempts'],
    true,
  ),
  rate(
    'rpc-rate',
    { es: 'Contacto con el titular', en: 'Right-party contact' },
    {
      es: 'Qué parte de los contactos fue con la persona buscada.',
      en: 'Which part of the contacts was with the person looked for.',
    },
    ['rightParty', 'contacts'],
    true,
  ),
  rate(
    'hit-rate',
    { es: 'Efectividad', en: 'Hit rate' },
    { es: 'Qué parte de los contactos fue un logro.', en: 'Which part of the contacts was a hit.' },
    ['hits', 'contacts'],
    true,
  ),
  rate(
    'uncoded-rate',
    { es: 'Sin tipificar', en: 'Uncoded' },
    {
      es: 'Qué parte de las interacciones cerró el reloj, sin que nadie las tipificara.',
      en: 'Which part of the interactions the clock closed, before anybody gave them a code.',
    },
    ['uncoded', 'toCode'],
    false,
  ),
]

const others: readonly WrittenMeasure[] = [
  {
    id: 'repeat-rate',
    title: { es: 'Reincidencia', en: 'Repeat rate' },
    meaning: {
      es: 'Qué parte de los contactos tiene otro del mismo teléfono cerca en el tiempo, antes o después.',
      en: 'Which part of the contacts has another of the same telephone near in time, before or after.',
    },
    type: 'percent',
    isMoreBetter: false,
    parameters: ['days'],
    formulas: [{ formula: { kind: 'repeats' }, needs: ['telephone'] }],
  },
  {
    id: 'top-reasons',
    title: { es: 'Parte de cada motivo', en: 'Share of each reason' },
    meaning: {
      es: 'Por código de actividad: qué parte de todas las interacciones lo tiene.',
      en: 'By activity code: which part of all interactions has it.',
    },
    type: 'percent',
    isMoreBetter: null,
    parameters: [],
    formulas: [{ formula: { kind: 'share-of-rows' }, needs: ['reason'] }],
  },
  {
    id: 'quality-score',
    title: { es: 'Calidad', en: 'Quality score' },
    meaning: {
      es: 'La calificación media de las evaluaciones; cada una pesa lo mismo.',
      en: 'The average score of evaluations; each weighs the same.',
    },
    type: 'percent',
    isMoreBetter: true,
    parameters: [],
    formulas: [{ formula: { kind: 'score' }, needs: ['score'] }],
  },
]

const asWritten: readonly WrittenMeasure[] = [serviceLevel, abandonRate, ...waits, ...handling, ...rates, ...others]

/** Every measure of the catalogue, in the order in which lists show them. */
export const measureDefinitions: readonly MeasureDefinition[] = inEveryLanguage(
  translated(asWritten, ({ measures }) => measures),
)
