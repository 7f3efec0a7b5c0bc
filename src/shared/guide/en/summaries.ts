export const summaries = {
  title: 'Summaries, measures and formulas',
  words: 'pivot table indicators KPI service level AHT occupancy chart compare average',
  text: `
Each report with rows has another face: {{summary.faces.summary}}. It is of the same period and has the same filters as
{{summary.faces.rows}}.

![Calls and AHT by agent, against the period before](summary)

## Make a summary

A sentence says what you are looking at: “Calls and AHT by agent, against the week before”. It is changed by its parts:

- {{summary.addMeasure}}: what is measured. Indicators come first: service level, abandon rate, AHT, occupancy…
- {{summary.addField}}: what it is grouped by: agent, skill, hour, result, code…
- {{summary.across}}: a field that goes across, like the day or the hour.
- {{summary.compare}}: the period before, the week, month or year before, or other dates.

{{summary.reset}} goes back to the summary that the report opens with.

## Read the numbers

- What is hatched was not fetched. It is not zero.
- {{summary.table.difference}} is the difference from the period that is compared.
- {{summary.formulas.title}}, below, says how each measure is worked out.
- Click on a number: you see the rows behind it, not one more.
- Right mouse button: copy it, order by it, or show it as a part of the total, the row or the column.

![What can be done with a number](number-menu)

## Charts

{{summary.charts.bars}}, {{summary.charts.lines}} and {{summary.charts.heat}}. The heat map shows hours against days of
the week well. The table is always below.

## Measures of your own

In {{summary.addMeasure}}, {{summary.groups.own}} keeps a division under a name, the cost of a call, say. It is there for
all reports that have these fields.

## What does not add up

Percentages and averages that the server worked out are neither added nor averaged: that would be a wrong number. Where
it is asked for, Atalaya says which measure to use instead. [Why a number differs from Manager](topic:differences)
`,
}
