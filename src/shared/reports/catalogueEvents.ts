import type { FieldDefinition } from './types.ts'
import type { WrittenList, WrittenReport } from './written.ts'
import { reportTexts } from '../commonTexts/reports.ts'
import { inEachLanguage } from '../localized.ts'

/** The list in which a log keeps what earlier answers told of an event. No server has a field of this name. */
export const EARLIER_STATES = 'earlier_states'
/** The field of its items that tells when the next answer told something else. */
export const CHANGED_AT = 'changed_at'

const changedAt: FieldDefinition = {
  name: CHANGED_AT,
  type: 'dateTime',
  title: reportTexts('changed'),
  meaning: reportTexts('changedMeaning'),
}

/**
 * The list of an event's earlier states, newest first, as it stands within the rows of a log: the fields that do not
 * name the event, as the server sent them then.
 */
export function earlierStatesOf({
  fields,
  eventFields = [],
}: Pick<WrittenReport, 'fields' | 'eventFields'>): WrittenList {
  const [one, several] = [reportTexts.counted('earlierState', 1), reportTexts.counted('earlierState', 2)]
  return {
    name: EARLIER_STATES,
    title: reportTexts('earlierStates'),
    meaning: reportTexts('earlierStatesMeaning'),
    noun: inEachLanguage((language) => [one[language], several[language]] as const),
    fields: [changedAt, ...fields.filter(({ name }) => !eventFields.includes(name))],
    isOwn: true,
  }
}
