import type { Picker, PickerSource } from '../types.ts'

/** The reports that list what there is of a kind, with its ids and names. */
export const PICKER_SOURCES: Readonly<Record<Picker, PickerSource>> = {
  agent: { reportKey: 'information/agents', value: 'agent_id', name: 'agent_name' },
  campaign: { reportKey: 'information/campaigns', value: 'campaign_id', name: 'campaign_name' },
  skill: { reportKey: 'information/skills', value: 'skill_id', name: 'skill_name' },
  routingPoint: { reportKey: 'information/routing_points', value: 'rp_id', name: 'rp_name' },
  activityCode: { reportKey: 'information/activity_codes', value: 'cod_act', name: 'description_cod_act' },
  connector: { reportKey: 'information/connectors', value: 'connector_id', name: 'name' },
}
