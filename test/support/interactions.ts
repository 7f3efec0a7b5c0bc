import { formatInstant, SECONDS_PER_DAY, wall } from '../../src/shared/time.ts'
import { openDesk, type Cli } from './cli.ts'
import { at } from './times.ts'

// What tests of summaries are asked of at the command line: interactions that a list tells, fetched but for some of
// their time.

export const REPORT = 'customer/skills_detail'

export interface Interaction {
  readonly at: number
  readonly skill: string
  readonly result: string
  readonly wait: string
}

/**
 * Two weeks from Monday, 3 March 2025, with some hours in each day; on 10 February the 1,060 interactions of ICMI's
 * queue tip.
 */
function invented(): readonly Interaction[] {
  const skills = ['Ventas', 'Soporte', '=Cobros', '']
  const monday = at('2025-03-03')
  const hours = Array.from({ length: 14 * 12 }, (_, place): Interaction => {
    const [day, hour] = [Math.floor(place / 12), 8 + (place % 12)]
    return {
      at: monday + day * SECONDS_PER_DAY + hour * 3600 + place * 7,
      skill: skills[(place * place + day) % 4] ?? '',
      result: place % 5 === 0 ? 'ABANDON' : 'ANSWER',
      wait: place === 3 ? 'N/D' : place === 4 ? '' : String((place * 37) % 300),
    }
  })
  const many = (count: number, result: string, wait: number): readonly Interaction[] =>
    Array.from({ length: count }, () => ({ at: at('2025-02-10T09:00:00'), skill: 'Guía', result, wait: String(wait) }))
  const guide = [
    ...many(860, 'ANSWER', 20),
    ...many(140, 'ANSWER', 21),
    ...many(10, 'ABANDON', 5),
    ...many(10, 'ABANDON', 20),
    ...many(40, 'ABANDON', 90),
  ]
  return [...guide, ...hours]
}

export const INTERACTIONS = invented()

/** A user who fetched the guide's day, all until 10 March, and the morning of the 12th. */
export async function interactionsDesk(): Promise<Cli> {
  const { cli } = await openDesk({
    rows: ({ key }, { from, to }) => {
      if (key !== REPORT) return undefined
      const own = INTERACTIONS.filter((each) => each.at >= from && each.at <= to)
      return own.map(({ at: moment, skill, result, wait }, place) => ({
        conn_id: `${moment}-${place % 9}`,
        date: formatInstant(wall(moment)).replace('T', ' '),
        skill_id: skill,
        wait_time: wait,
        skill_result: result,
      }))
    },
  })
  const pull = (from: string, to: string): Promise<unknown> => cli.json(['pull', REPORT, '--from', from, '--to', to])
  await pull('2025-02-10', '2025-02-10')
  await pull('2025-03-03', '2025-03-10')
  await pull('2025-03-12T00:00:00', '2025-03-12T11:59:59')
  return cli
}
