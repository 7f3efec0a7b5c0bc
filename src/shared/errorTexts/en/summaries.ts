import type { SummaryProblem } from '../../errors.ts'

/** Why a summary cannot be made, a clause for each problem. */
export const summaries: Readonly<Record<SummaryProblem, string>> = {
  'measure-syntax': 'it is not written as measures are',
  'measure-parentheses': 'its parentheses do not come in pairs',
  'measure-title': 'before its " = " there has to be a title, without parentheses',
  'measure-operand': 'only one of count, distinct, sum, avg, min, max, median and pNN is divided by another',
  'measure-share': 'share takes count, count(FILTER) or sum(F)',
  'measure-quantile': 'quantiles go from p1 to p99',
  'measure-of-text': 'the field "{{field}}" is none of numbers or durations',
  'measure-of-date':
    'the field "{{field}}" has dates, which do not add up; the first and the last show by ordering the rows (--sort {{field}} or --sort {{field}}:desc with --limit 1), and --by {{field}}:day groups by them',
  'own-of-other-report':
    'the report {{report}} has not the fields of your own measure "{{name}}", but these have: {{reports}}',
  'own-fits-nothing': 'no report has the fields of both parts',
  'kpi-unknown': 'there is no KPI "{{kpi}}"; "atalaya kpis" lists them',
  'kpi-of-other-report': 'the report {{report}} does not have what the KPI "{{kpi}}" needs, but these do: {{reports}}',
  'kpi-variant-of-other-report': 'of the KPI "{{kpi}}" the report {{report}} has what these variants need: {{known}}',
  'kpi-parameter': 'the KPI "{{kpi}}" has no parameter "{{parameter}}"; its parameters: {{known}}',
  'kpi-without-parameters': 'the KPI "{{kpi}}" has no parameter "{{parameter}}", nor any other',
  'kpi-value': '"{{value}}" is no value of {{parameter}}, which takes: {{known}}',
  'kpi-without-waits': 'the report does not tell how long anybody waited, so {{parameter}} cannot be applied',
  'right-measure': 'the right measure is {{right}}',
  'right-elsewhere': 'the right measure is {{right}}, worked out from the rows of: {{reports}}',
  'no-right-measure': 'it is shown as the server worked it out',
  'step-syntax': 'a field has to be named',
  'step-unknown': 'there is no step "{{step}}"',
  'step-of-text': 'the field "{{field}}" has neither dates nor numbers, so it takes no step',
  'step-of-number': 'the field "{{field}}" holds numbers: its step is a width',
  'step-of-date': 'the field "{{field}}" holds dates: its step is one of time, not a width',
  'step-width': 'a width is a number greater than 0 in digits, with a point before decimals',
  'step-too-fine': 'the field "{{field}}" tells the day, not the hour',
  'step-without-date': 'the sums of {{report}} have no date; day by day, with --by-day, they have "day"',
  'too-many-groups': 'at most {{most}} fields make groups',
  'too-many-measures': 'it takes from 1 to {{most}} measures',
  'too-many-steps': 'the period has more than {{most}} steps; a wider one is needed',
  order:
    '--order "{{order}}" is neither label nor the place of a measure, 1 to {{most}}, with :asc or :desc behind it or not',
  limit: '--limit "{{limit}}" is no whole number from 1 on',
  'needs-groups': '--order and --limit need --by',
  compare: '--compare "{{compare}}" is none of previous, week, month, year and DATE..DATE',
  'compare-without-period': 'there is no period that an earlier one could be compared with',
}
