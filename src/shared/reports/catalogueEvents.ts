import type { FieldDefinition, ListDefinition, ReportDefinition } from './types.ts'

/** The list in which a log keeps what earlier answers told of an event. No server has a field of this name. */
export const EARLIER_STATES = 'earlier_states'
/** The field of its items that tells when the next answer told something else. */
export const CHANGED_AT = 'changed_at'

const changedAt: FieldDefinition = {
  name: CHANGED_AT,
  type: 'dateTime',
  title: { es: 'Cambió', en: 'Changed' },
  meaning: {
    es: 'Cuándo una consulta mostró por primera vez otra cosa, en la hora de la operación',
    en: "When a poll first showed something else, on the operation's clock",
  },
}

/**
 * The list of an event's earlier states, newest first, as it stands within the rows of a log: the fields that do not name the event, as
 * the server sent them then.
 */
export function earlierStatesOf({
  fields,
  eventFields = [],
}: Pick<ReportDefinition, 'fields' | 'eventFields'>): ListDefinition {
  return {
    name: EARLIER_STATES,
    title: { es: 'Estados anteriores', en: 'Earlier states' },
    meaning: {
      es: 'Lo que mostraron consultas anteriores del registro; la fila muestra lo más nuevo.',
      en: 'What earlier polls of the log showed; the row shows the newest.',
    },
    noun: { es: ['estado anterior', 'estados anteriores'], en: ['earlier state', 'earlier states'] },
    fields: [changedAt, ...fields.filter(({ name }) => !eventFields.includes(name))],
    isOwn: true,
  }
}
