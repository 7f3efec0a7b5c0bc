import { describe, expect, test } from 'vitest'
import { completenessText } from '../../../src/renderer/features/coverage/completenessText.ts'
import type { Words } from '../../../src/renderer/features/coverage/when.ts'
import { createTexts } from '../../../src/renderer/text/i18n.ts'
import type { Language } from '../../../src/shared/language.ts'
import type {
  DaysCompleteness,
  LogCompleteness,
  Completeness,
  SnapshotCompleteness,
  TotalsCompleteness,
} from '../../../src/shared/completeness.ts'
import { at, epochMs, span, ZONE } from '../../support/times.ts'

const NOW = at('2026-11-22T10:00')
const unreachable = { code: 'server-fault', detail: { status: 500 } } as const

function words(language: Language): Words {
  return { t: createTexts(language).getFixedT(null, 'coverage'), language, now: NOW, timeZone: ZONE }
}

function both(completeness: Completeness): readonly [es: string, en: string] {
  return [completenessText(completeness, null, words('es')), completenessText(completeness, null, words('en'))]
}

const days: DaysCompleteness = {
  kind: 'days',
  range: span('2026-11-01', '2026-11-30'),
  verdict: 'complete',
  complete: [],
  unsettled: [],
  partial: [],
  announcements: [],
  missing: [],
  failed: [],
  failures: [],
  todayUntil: null,
  hasFuture: false,
  error: null,
  updatedAtMs: epochMs(at('2026-11-22T08:02')),
}

describe('a period of days', () => {
  test('complete', () => {
    expect(both({ ...days, range: span('2026-10-01', '2026-10-31') })).toEqual([
      'Completo: 1–31 oct · actualizado hoy 08:02',
      'Complete: 1–31 Oct · updated today 08:02',
    ])
  })

  test('of which other numbers came than were announced says which', () => {
    const slice = { range: span('2026-11-17'), announced: 5, rows: 1 }
    const short: DaysCompleteness = {
      ...days,
      verdict: 'announced',
      announcements: [slice],
      complete: [span('2026-11-01', '2026-11-16')],
    }
    expect(both(short)).toEqual([
      'El servidor anunció 5 registros y envió 1: 17 nov · completo 1–16 nov · actualizado hoy 08:02',
      'The server announced 5 records and sent 1: 17 Nov · complete 1–16 Nov · updated today 08:02',
    ])
    const several = [{ ...slice, range: span('2026-11-15') }, slice]
    expect(both({ ...short, announcements: several })[0]).toMatch(
      /^El servidor anunció otra cantidad de registros de la que envió: 15 y 17 nov · /,
    )
    expect(both({ ...short, announcements: [{ ...slice, announced: null }] })[1]).toMatch(
      /^The server announced another number of records than it sent: 17 Nov · /,
    )
  })

  test('old data says how old it is', () => {
    const [es] = both({ ...days, updatedAtMs: epochMs(at('2026-11-21T18:40')) })
    expect(es).toBe('Completo: 1–30 nov · actualizado ayer 18:40')
    const [older, olderEn] = both({ ...days, updatedAtMs: epochMs(at('2026-11-02T23:59')) })
    expect([older, olderEn]).toEqual([
      'Completo: 1–30 nov · actualizado hace 20 días',
      'Complete: 1–30 Nov · updated 20 days ago',
    ])
  })

  test('that goes on', () => {
    const current: DaysCompleteness = {
      ...days,
      verdict: 'current',
      complete: [span('2026-11-01', '2026-11-20')],
      unsettled: [span('2026-11-21')],
      todayUntil: at('2026-11-22T08:02:13'),
      hasFuture: true,
    }
    expect(both(current)).toEqual([
      'Completo 1–20 nov · por confirmar 21 nov · hoy, hasta las 08:02 · el resto aún no empieza',
      'Complete 1–20 Nov · to be confirmed: 21 Nov · today until 08:02 · the rest has not begun yet',
    ])
  })

  test('with holes, shortened', () => {
    const incomplete: DaysCompleteness = {
      ...days,
      verdict: 'incomplete',
      complete: [span('2026-11-01', '2026-11-16'), span('2026-11-18', '2026-11-21')],
      missing: [
        span('2026-10-02'),
        span('2026-10-04'),
        span('2026-10-06'),
        span('2026-10-08', '2026-10-09'),
        span('2026-11-17'),
      ],
    }
    expect(both(incomplete)).toEqual([
      'Completo 1–16 y 18–21 nov · falta 2, 4, 6 oct y 3 días más · actualizado hoy 08:02',
      'Complete 1–16 and 18–21 Nov · 2, 4, 6 Oct and 3 more days missing · updated today 08:02',
    ])
  })

  test('that failed says why, once', () => {
    const failed: DaysCompleteness = { ...days, verdict: 'failed', failed: [span('2026-11-17')], error: unreachable }
    expect(both(failed)[0]).toBe(
      'No se pudo traer 17 nov: el servidor tiene una falla propia (estado 500) · actualizado hoy 08:02',
    )
    const today = { ...failed, failed: [span('2026-11-22')], todayUntil: at('2026-11-22T08:02:13') }
    expect(both(today)[0]).toBe(
      'No se pudo actualizar hoy: el servidor tiene una falla propia (estado 500) · hoy, hasta las 08:02',
    )
  })

  test('that failed for several reasons blames none of them for all, and names no long list of what is complete', () => {
    const ranges = [span('2026-11-17'), span('2026-11-19')]
    const [first, second] = ranges.map((range) => [range])
    const failed: DaysCompleteness = {
      ...days,
      verdict: 'failed',
      failed: ranges,
      complete: ['2026-11-02', '2026-11-04', '2026-11-06', '2026-11-08'].map((day) => span(day)),
      error: unreachable,
      failures: [
        { ranges: first ?? [], error: unreachable, isPart: false },
        { ranges: second ?? [], error: { code: 'not-the-report', detail: {} }, isPart: false },
      ],
    }
    expect(both(failed)).toEqual([
      'No se pudo traer 17 y 19 nov, por causas distintas: cada día dice la suya · 4 días completos · actualizado hoy 08:02',
      '17 and 19 Nov could not be fetched, for different reasons: each day tells its own · 4 days complete · updated today 08:02',
    ])
    const part = {
      ...failed,
      failures: [{ ranges: first ?? [], error: unreachable, isPart: true }],
      failed: first ?? [],
    }
    expect(both(part)[0]).toMatch(/^No se pudo traer todo de 17 nov: el servidor tiene una falla propia/)
  })

  test('of which a refresh failed is still complete', () => {
    expect(both({ ...days, error: unreachable })[1]).toBe(
      'Complete: 1–30 Nov · updated today 08:02 · the last update failed: the server has a fault of its own (status 500)',
    )
  })

  test('of which nothing is there', () => {
    expect(both({ ...days, verdict: 'nothing', updatedAtMs: null })[0]).toBe('Aún no se ha traído nada de este periodo')
    expect(both({ ...days, verdict: 'future', updatedAtMs: null })[1]).toBe('This period has not begun yet')
  })

  test('an attempt that ended before it fetched anything goes first', () => {
    expect(completenessText(days, unreachable, words('es'))).toBe(
      'No se pudo actualizar: el servidor tiene una falla propia (estado 500) · completo: 1–30 nov · actualizado hoy 08:02',
    )
  })
})

test('totals', () => {
  const totals: TotalsCompleteness = {
    ...days,
    kind: 'totals',
    heldUntil: at('2026-11-22T08:02'),
    hasFuture: true,
    verdict: 'current',
  }
  expect(both(totals)[0]).toBe('Totales hasta 22 nov, 08:02 · el resto aún no empieza')
  expect(both({ ...totals, verdict: 'complete' })[1]).toBe('Totals of 1–30 Nov · updated today 08:02')
})

test('a log', () => {
  const log: LogCompleteness = {
    kind: 'log',
    verdict: 'incomplete',
    seen: span('2026-11-20T07:52:10', '2026-11-22T09:02:40'),
    gaps: [span('2026-11-20T11:00', '2026-11-20T13:09')],
    announcements: [],
    error: null,
    updatedAtMs: epochMs(at('2026-11-22T09:02:40')),
  }
  expect(both(log)).toEqual([
    'Registro 20 nov 07:52 – 22 nov 09:02 · 1 vacío de 2 h 10 min · última consulta hoy 09:02',
    'Log 20 Nov 07:52 – 22 Nov 09:02 · 1 gap of 2 h 10 min · last asked today 09:02',
  ])
  expect(both({ ...log, gaps: [] })[0]).toContain('sin vacíos')
  expect(both({ ...log, verdict: 'nothing', seen: null, updatedAtMs: null })[0]).toBe('Aún no hay registro')
})

test('a snapshot', () => {
  const snapshot: SnapshotCompleteness = {
    kind: 'snapshot',
    verdict: 'current',
    rows: 3,
    announcements: [],
    error: null,
    updatedAtMs: days.updatedAtMs,
  }
  expect(both(snapshot)).toEqual(['Consultado hoy 08:02', 'Asked today 08:02'])
  const short = { range: span('2026-11-22T08:02', '2026-11-22T08:02'), announced: 9, rows: 3 }
  expect(both({ ...snapshot, verdict: 'announced', announcements: [short] })).toEqual([
    'Consultado hoy 08:02 · el servidor anunció 9 registros y envió 3: 22 nov',
    'Asked today 08:02 · the server announced 9 records and sent 3: 22 Nov',
  ])
})
