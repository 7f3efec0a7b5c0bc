import type { ParameterDefinition, Picker, ReportDefinition } from '../../src/shared/reports/types.ts'

/** What the sample operation has. */
export const CAMPAIGN_IDS = ['20731', '20744', '20752', '20768', '20790', '20803'] as const
export const SKILL_IDS = ['601', '602', '603', '604', '605', '606'] as const

const IDS: Readonly<Record<Picker, string>> = {
  agent: '4105',
  campaign: CAMPAIGN_IDS[1],
  skill: SKILL_IDS[1],
  routingPoint: '1407',
  activityCode: '110',
  connector: '104',
}

function valueOf({ usual, choices, picker }: ParameterDefinition): string {
  return usual ?? choices?.[0]?.value ?? (picker === undefined ? '573005550100' : IDS[picker])
}

/** A value for each parameter that a request for the report must have. */
export function usualParameters(report: ReportDefinition): Readonly<Record<string, string>> {
  const required = report.parameters.filter((parameter) => parameter.required)
  return Object.fromEntries(required.map((parameter) => [parameter.name, valueOf(parameter)]))
}
