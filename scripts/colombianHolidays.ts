import { createRequire } from 'node:module'

type Names = Readonly<Record<string, string>>
type Day = Readonly<Record<string, unknown>>

// The package declares no types for its data.
const { data } = createRequire(import.meta.url)('date-holidays/data') as {
  readonly data: {
    readonly holidays: Readonly<Record<string, unknown>>
    readonly names: Readonly<Record<string, { readonly name: Names }>>
  }
}

const COUNTRY = 'CO'

/** What Colombians call days for which the package has another word in Spanish. */
const SPANISH: Readonly<Record<string, string>> = {
  'easter 43': 'Ascensión del Señor',
  'monday after 08-15': 'Asunción de la Virgen',
  'monday after 07-09 since 2026': 'Virgen de Chiquinquirá',
  '12-08': 'Inmaculada Concepción',
}

/** A day by its own names: the package keeps those that many countries have in a list of its own. */
function named({ _name: key, ...day }: Day): Day {
  if (typeof key !== 'string') return day
  const names = data.names[key]?.name ?? {}
  const { es = '', en = '' } = names
  return { ...day, name: { es, en } }
}

function inSpanish(rule: string, day: Day): Day {
  const es = SPANISH[rule]
  return es === undefined ? day : { ...day, name: { ...(day['name'] as Names), es } }
}

/** What `date-holidays` has of Colombia, and nothing else of the world. */
export function colombianHolidays(): object {
  const { names, dayoff, langs, zones, days } = data.holidays[COUNTRY] as {
    readonly names: Names
    readonly dayoff: string
    readonly langs: readonly string[]
    readonly zones: readonly string[]
    readonly days: Readonly<Record<string, Day>>
  }
  return {
    holidays: {
      [COUNTRY]: {
        names,
        dayoff,
        langs: [...langs, 'en'],
        zones,
        days: Object.fromEntries(Object.entries(days).map(([rule, day]) => [rule, inSpanish(rule, named(day))])),
      },
    },
    names: {},
  }
}
