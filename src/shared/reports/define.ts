import { AGENT_TIME_FIELDS } from './definitions/fields/agentTimes.ts'
import { AGENT_FIELDS } from './definitions/fields/agents.ts'
import { ANALYSIS_FIELDS } from './definitions/fields/analysis.ts'
import { CALL_FIELDS } from './definitions/fields/calls.ts'
import { earlierStatesOf } from './catalogueEvents.ts'
import type { CommonField } from './definitions/fields/commonField.ts'
import { CUSTOMER_FIELDS } from './definitions/fields/customers.ts'
import { INFORMATION_FIELDS } from './definitions/fields/information.ts'
import { MESSAGE_FIELDS } from './definitions/fields/messages.ts'
import { SKILL_FIELDS } from './definitions/fields/skills.ts'
import { EVENTS_OF_GROUPS, EVENTS_OF_REPORTS } from './definitions/rowEvents.ts'
import { NOUNS_OF_GROUPS, NOUNS_OF_REPORTS } from './definitions/rowNouns.ts'
import { translated } from '../translations/rows.ts'
import { takesDates } from './types.ts'
import type { WrittenField, WrittenNoun, WrittenReport } from './written.ts'

/** Fields that several reports have, by the name that the server gives them. */
const FIELDS_AS_WRITTEN = {
  ...AGENT_FIELDS,
  ...AGENT_TIME_FIELDS,
  ...CALL_FIELDS,
  ...SKILL_FIELDS,
  ...CUSTOMER_FIELDS,
  ...MESSAGE_FIELDS,
  ...ANALYSIS_FIELDS,
  ...INFORMATION_FIELDS,
}

type CommonName = keyof typeof FIELDS_AS_WRITTEN

const COMMON_FIELDS: Readonly<Record<CommonName, CommonField>> = translated(FIELDS_AS_WRITTEN, ({ fields }) => fields)

/** A common field, with what is special about it in this report. */
export function field(name: CommonName, changes: Partial<Omit<WrittenField, 'name'>> = {}): WrittenField {
  return { name, ...COMMON_FIELDS[name], ...changes }
}

/** Common fields, in the order given. */
export function fields(...names: readonly CommonName[]): readonly WrittenField[] {
  return names.map((name) => field(name))
}

/** Common fields that name the group which a row of an aggregate counts. */
export function keys(...names: readonly CommonName[]): readonly WrittenField[] {
  return names.map((name) => field(name, { role: 'key' }))
}

/** Common fields that add up over days in an aggregate: never averages, shares or the like. */
export function sums(...names: readonly CommonName[]): readonly WrittenField[] {
  return names.map((name) => field(name, { role: 'sum' }))
}

const USUAL_DAYS = 31
const USUAL_RECORDS = 60_000

type Given = Pick<WrittenReport, 'key' | 'group' | 'kind' | 'title' | 'description' | 'fields'> &
  Partial<Omit<WrittenReport, 'service' | 'id'>>

/** What a row is called: rows that sum up, or tell how things are now, are of no one kind. */
function nounOf({ key, group, kind }: Given): WrittenNoun | undefined {
  if (kind !== 'detail' && kind !== 'live') return undefined
  return NOUNS_OF_REPORTS[key] ?? NOUNS_OF_GROUPS[group]
}

/**
 * A report, with what most reports have in common wherever nothing else is given: no parameters, no date, the servers'
 * usual limits.
 */
export function defineReport(given: Given): WrittenReport {
  const [service = '', id = ''] = given.key.split('/')
  const noun = nounOf(given)
  const eventKind = EVENTS_OF_REPORTS[given.key] ?? EVENTS_OF_GROUPS[given.group]
  return {
    service,
    id,
    parameters: [],
    dateField: null,
    maxDays: takesDates(given) ? USUAL_DAYS : null,
    maxRecords: USUAL_RECORDS,
    ...(noun === undefined ? {} : { noun }),
    ...(eventKind === undefined ? {} : { eventKind }),
    ...given,
    ...(given.eventFields === undefined ? {} : { lists: [...(given.lists ?? []), earlierStatesOf(given)] }),
  }
}
