import type { LanguageFacts } from './facts.ts'

/** Spanish as in Colombia: `12.480,5`, `34,5 %`, `22/11/2026`. */
export const es: LanguageFacts = {
  name: 'Español',
  locale: 'es-CO',
  fallsBackTo: 'es',
  separators: { group: '.', decimal: ',' },
  isDayFirst: true,
  afterPercentage: ' %',
  beforeDatePart: 'de ',
  moments: { today: 'las {{time}}', otherDay: 'el {{day}}, {{time}}' },
  otherMonths: { setiembre: 9, set: 9, sept: 9 },
  durationUnits: {
    day: ['d', 'día', 'dia', 'días', 'dias'],
    hour: ['h', 'hr', 'hrs', 'hora', 'horas'],
    minute: ['m', 'min', 'mins', 'minuto', 'minutos'],
    second: ['s', 'seg', 'segs', 'segundo', 'segundos'],
  },
  and: 'y',
}
