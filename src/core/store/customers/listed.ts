import type { ListedCustomer, StoryItem } from '../../../shared/customerStory.ts'
import { eachKeyOf, LONGEST_ID_KEY } from '../../../shared/customers.ts'
import { MAX_ROWS_PER_SLICE } from '../rows/rowIds.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import { parametersOf } from '../tables/slices.ts'
import { planOfConnection } from '../tables/telephonePlans.ts'
import { coverageOfKeys, eachEntry, eachUncovered, printsOf } from './keyIndex.ts'
import { fingerprint } from './keys.ts'
import { rowFacts } from './rowFacts.ts'
import { storyCustomer, storyItems, type StoryCustomer, type StoryPlace } from './story.ts'

// Many customers at once, as a list that somebody pasted: keys are read once for all of them, and rows without keys as
// well.

/** How far a list is. */
export interface ListProgress {
  readonly customers: number
  readonly total: number
}

/** Of some customers, by their place in the list: the rows of each slice that may name them. */
class Candidates {
  readonly #byPrint = new Map<number, number[]>()
  readonly #rows: Map<number, Set<number>>[]

  /** @param plans those of the operations that they are looked for in */
  constructor(customers: readonly StoryCustomer[], plans: readonly NumberingPlan[]) {
    this.#rows = customers.map(() => new Map())
    for (const [index, customer] of customers.entries()) {
      for (const print of new Set(plans.flatMap((plan) => printsOf(customer.in(plan))))) {
        const known = this.#byPrint.get(print)
        if (known === undefined) this.#byPrint.set(print, [index])
        else known.push(index)
      }
    }
  }

  get prints(): Iterable<number> {
    return this.#byPrint.keys()
  }

  /** Notes rows that have a fingerprint. */
  note(print: number, sliceId: number, places: readonly number[]): void {
    for (const index of this.#byPrint.get(print) ?? []) {
      const rows = this.#rows[index]
      const known = rows?.get(sliceId)
      if (known === undefined) rows?.set(sliceId, new Set(places))
      else for (const place of places) known.add(place)
    }
  }

  of(index: number): ReadonlyMap<number, ReadonlySet<number>> {
    return this.#rows[index] ?? new Map()
  }
}

function gather({ database, byKey, slices }: StoryPlace, candidates: Candidates, look: () => void): void {
  eachEntry(database, candidates.prints, (print, sliceId, places) => {
    candidates.note(print, sliceId, places)
  })
  const coveredOf = coverageOfKeys(database)
  for (const slice of slices) {
    for (const value of Object.values(parametersOf(slice.parameters))) {
      // Everything that was asked for with a customer is about them.
      eachKeyOf(null, value, planOfConnection(database, slice.connectionId), (kind, key) => {
        candidates.note(fingerprint(kind, key), slice.id, [])
      })
    }
    eachUncovered(database, byKey.get(slice.reportKey), slice, coveredOf, (print, place) => {
      candidates.note(print, slice.id, [place])
    })
    look()
  }
}

/**
 * What the store has of each customer of a list, in its order: how much of what kind, from when to when, and who they
 * are. Rows that merely mention them are not looked for.
 *
 * @param values as somebody wrote them; none says nothing
 * @param look is told how far the list is, and throws where nobody wants it any more
 * @throws AppError `usage` where a value says nothing; what `look` throws
 */
export function findListed(
  place: StoryPlace,
  values: readonly string[],
  look: (progress: ListProgress) => void,
): readonly ListedCustomer[] {
  const customers = values.map(storyCustomer)
  const connectionIds = new Set(place.slices.map(({ connectionId }) => connectionId))
  const plans = new Set(Array.from(connectionIds, (id) => planOfConnection(place.database, id)))
  const candidates = new Candidates(customers, [...plans])
  const total = customers.length
  gather(place, candidates, () => look({ customers: 0, total }))
  const slices = new Map(place.slices.map((slice) => [slice.id, slice]))
  return customers.map((customer, index) => {
    look({ customers: index, total })
    const rows = candidates.of(index)
    const theirs = [...rows.keys()].flatMap((id) => slices.get(id) ?? [])
    const keyed = {
      // What has no keys was read for all of them.
      coveredOf: () => MAX_ROWS_PER_SLICE,
      placesOf: (sliceId: number) => [...(rows.get(sliceId) ?? [])].toSorted((a, b) => a - b),
    }
    const isTold = customer.id.length <= LONGEST_ID_KEY
    const items = storyItems(
      place,
      customer,
      isTold ? theirs : place.slices,
      isTold ? keyed : 'naming',
      () => undefined,
    )
    return {
      value: customer.id,
      total: items.length,
      kinds: kindsOf(items),
      first: items.findLast(({ at }) => at !== null)?.at ?? null,
      last: items.find(({ at }) => at !== null)?.at ?? null,
      ...rowFacts(place.database, place.byKey, customer, items, place.isWorldwide),
    }
  })
}

function kindsOf(items: readonly StoryItem[]): ListedCustomer['kinds'] {
  const counts: { -readonly [Kind in keyof ListedCustomer['kinds']]: number } = {}
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
