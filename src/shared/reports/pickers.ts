import type { ParameterDefinition, Picker, PickerSource, ReportDefinition } from './types.ts'

const SOURCES: Readonly<Record<Picker, PickerSource>> = {
  agent: { reportKey: 'information/agents', value: 'agent_id', name: 'agent_name' },
  campaign: { reportKey: 'information/campaigns', value: 'campaign_id', name: 'campaign_name' },
  skill: { reportKey: 'information/skills', value: 'skill_id', name: 'skill_name' },
  routingPoint: { reportKey: 'information/routing_points', value: 'rp_id', name: 'rp_name' },
  activityCode: { reportKey: 'information/activity_codes', value: 'cod_act', name: 'description_cod_act' },
  connector: { reportKey: 'information/connectors', value: 'connector_id', name: 'name' },
}

/** The report and its fields from which values of a kind are picked. */
export function pickerSource(picker: Picker): PickerSource {
  return SOURCES[picker]
}

/**
 * Whether values for a parameter can be picked from a list of the operation's: not in the report itself that is that
 * list.
 */
export function pickerFor(
  report: Pick<ReportDefinition, 'key'>,
  { picker }: Pick<ParameterDefinition, 'picker'>,
): Picker | undefined {
  return picker === undefined || SOURCES[picker].reportKey === report.key ? undefined : picker
}

/** Whether a parameter takes the word `all` for all there are, and not just any text. */
export function takesAll({ pattern }: Pick<ParameterDefinition, 'pattern'>): boolean {
  return new RegExp(`^(?:${pattern})$`).test('all') && !new RegExp(`^(?:${pattern})$`).test('al')
}
