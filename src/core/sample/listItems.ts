import type { ListDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { wall } from '../../shared/time.ts'
import { contextOf, customerOf, type RowContext } from './context.ts'
import { hashText, mix, Random } from './random.ts'
import { stateContexts } from './states.ts'

/** A list's items as rows of a report of their own, with everything else like the report that the list stands in. */
export function asReport(report: ReportDefinition, list: ListDefinition): ReportDefinition {
  const { lists: _lists, shape: _shape, ...shared } = report
  const dateField =
    report.dateField?.startsWith(`${list.name}.`) === true ? report.dateField.slice(list.name.length + 1) : null
  return { ...shared, dateField, fields: list.fields, ...(list.lists === undefined ? {} : { lists: list.lists }) }
}

/** What an operation knows a customer by, where documents do not tell what a list of it holds. */
export function namesOfCustomer(context: RowContext): readonly string[] {
  const { telephone, email } = customerOf(context)
  return [telephone, email]
}

const MOST_AT_ONCE = 3
const CUSTOMERS = 1_500
const LONGEST_PAUSE_SECONDS = 95

/** What somebody works on at one time: conversations of their own, none at times. */
function* activities(context: RowContext, seed: number): Generator<RowContext> {
  const count = mix(seed, 1) % (MOST_AT_ONCE + 1)
  for (let place = 0; place < count; place += 1) {
    const own = mix(seed, place + 2)
    const { at, agent } = context
    yield {
      ...contextOf({ at, seed: own, conversationSeed: own, conversation: own % 1_000, customers: CUSTOMERS }),
      agent,
    }
  }
}

/** The messages of a conversation, one after another from its begin; of one that goes on now, up to now. */
function* turns(context: RowContext, seed: number, goesOn: boolean): Generator<RowContext> {
  const random = new Random(seed)
  const { fromAgent = -1 } = context.told ?? {}
  const isHandedOn = fromAgent >= 0
  const count = random.between(isHandedOn ? 6 : 2, 9)
  let at = goesOn ? wall(context.at - count * LONGEST_PAUSE_SECONDS) : context.at
  for (let turn = 0; turn < count; turn += 1) {
    // Who handed it on has said something before.
    const agent = isHandedOn && turn < count / 2 ? fromAgent : context.agent
    yield { ...context, agent, seed: mix(seed, turn), at, turn }
    at = wall(at + random.between(4, LONGEST_PAUSE_SECONDS))
  }
}

/**
 * Who and what the items of a list are about: things of the operation, work at one time, messages, or what the row is
 * about itself.
 */
export function itemsOf(report: ReportDefinition, list: ListDefinition): (context: RowContext) => Iterable<RowContext> {
  const own = hashText(list.name)
  const items = asReport(report, list)
  if (list.isRecord === true) return (context) => [context]
  if (report.fields.length === 0) return (context) => stateContexts(items, context.at, mix(context.seed, own))
  const isWork = list.fields.some(({ name }) => name === 'conn_id')
  if (isWork) return (context) => activities(context, mix(context.seed, own))
  return (context) => turns(context, mix(context.seed, own), report.kind === 'snapshot')
}
