import { explain } from '../shared/errorTexts.ts'
import type { LocalizedText } from '../shared/reports/types.ts'
import { formatInstant, type TimeRange } from '../shared/time.ts'
import type { Waiting } from '../core/sync/retry.ts'

/** Why the next attempt waits, and how long. */
export function waitingText({ error, waitMs }: Waiting): LocalizedText {
  const seconds = (waitMs / 1000).toFixed(waitMs < 10_000 ? 1 : 0)
  const { sentence: en } = explain(error, 'en')
  const { sentence: es } = explain(error, 'es')
  return { en: `${en} Trying again in ${seconds} s.`, es: `${es} Nuevo intento en ${seconds} s.` }
}

interface WarnedWindow {
  readonly range: TimeRange
  readonly state: string
  readonly warnings: readonly string[]
}

/** What is to be known of a stored window: cut by the server, or not as many records as the server said. */
export function windowWarnings({ range, state, warnings }: WarnedWindow): readonly LocalizedText[] {
  const stretch = `${formatInstant(range.from)} – ${formatInstant(range.to)}`
  const texts: LocalizedText[] = []
  if (state === 'partial') {
    texts.push({
      en: `Cut by the server, incomplete: ${stretch}`,
      es: `Cortado por el servidor, incompleto: ${stretch}`,
    })
  }
  for (const warning of warnings) {
    const [kind, announced, received] = warning.split(':')
    if (kind !== 'count-mismatch') continue
    texts.push({
      en: `The server announced ${announced} records and sent ${received}: ${stretch}`,
      es: `El servidor anunció ${announced} registros y envió ${received}: ${stretch}`,
    })
  }
  return texts
}
