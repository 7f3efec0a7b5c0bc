import type { ReportDefinition } from '../../src/shared/reports/types.ts'

// Records of a size as servers send them: the same number makes the same record.

const WORDS =
  'hola su pago está pendiente estimado cliente gracias por comunicarse con nosotros recuerde que su cita es mañana código de seguridad línea de atención visite nuestra página acuerdo de cuotas saldo próxima factura'.split(
    ' ',
  )
const NAMES = ['Ana María Gómez', 'José Peña', 'Luis Pérez', 'Carla Ruiz', 'Íngrid Quispe', 'John Doe']

function words(seed: number, count: number): string {
  const chosen: string[] = []
  for (let index = 0, state = seed + 1; index < count; index++) {
    state = (state * 48_271) % 2_147_483_647
    chosen.push(WORDS[state % WORDS.length] ?? '')
  }
  return chosen.join(' ')
}

/** One in so many messages holds the word that the benchmark looks for. */
export const RARE_WORD_EVERY = 1_000
export const RARE_WORD = 'ñandú'

/** A record's values by the name of the field, dated `date`. */
export function recordOf(report: ReportDefinition, number: number, date: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of report.fields) {
    switch (field.type) {
      case 'dateTime':
        values[field.name] = date
        break
      case 'html':
        values[field.name] =
          `<html><body><p class="texto">${words(number, 560)}</p>\r\n<a href="https://correo.example/${number}">página</a></body></html>`
        break
      case 'telephone':
        values[field.name] = `57300555${String(number % 10_000).padStart(4, '0')}`
        break
      case 'email':
        values[field.name] = `cliente${number}@correo.example`
        break
      case 'id':
        values[field.name] = `${1_000_000 + number}`
        break
      default: {
        const isName = field.name.endsWith('name')
        const text = field.name === 'message' ? words(number, 16) : words(number, 2)
        const rare = field.name === 'message' && number % RARE_WORD_EVERY === 0 ? ` ${RARE_WORD.toUpperCase()}` : ''
        values[field.name] = isName ? (NAMES[number % NAMES.length] ?? '') : text + rare
      }
    }
  }
  return values
}

/** The body of an answer with so many records, spread over a stretch of days from the given one (`YYYY-MM-`). */
export function answerBody(
  report: ReportDefinition,
  first: number,
  records: number,
  dateOf: (index: number) => string,
): Buffer {
  const pieces: Buffer[] = [Buffer.from('{"code":"200","error":null,"data":[')]
  for (let start = 0; start < records; start += 1_000) {
    const texts: string[] = []
    for (let index = start; index < Math.min(records, start + 1_000); index++) {
      texts.push(JSON.stringify(recordOf(report, first + index, dateOf(index))))
    }
    pieces.push(Buffer.from((start > 0 ? ',' : '') + texts.join(',')))
  }
  pieces.push(Buffer.from(`],"msg":"${records} records were found"}`))
  return Buffer.concat(pieces)
}
