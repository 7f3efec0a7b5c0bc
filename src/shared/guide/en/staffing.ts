export const staffing = {
  title: 'Staffing and shifts',
  words: 'Erlang dimensioning schedule people adherence conformance shrinkage',
  text: `
## How many people are needed

In reports that say how many calls come in, the face {{summary.faces.staffing}} works out for each interval how many
people are to be scheduled (by the Erlang C formula).

![How many people are needed, by hour and day of the week](staffing)

1. Choose a period of complete days: the last four weeks, say. Days that are missing do not count.
2. Type the target: which percentage, within how many seconds. And the shrinkage: which part of the scheduled people is
   not available (lunch, training, holidays).
3. Where the report does not have the AHT, type it, or fetch a report of the same period that measures it.
4. Choose an interval of the map to see its whole day.

> The formula supposes that calls come at random and that nobody hangs up. Where people do, a few less are needed; where
> calls come in bursts, a few more.

## Whether agents keep to their shifts

The face {{summary.faces.shifts}} compares shifts with the hours during which each agent was logged in.

1. Press {{shifts.import}} and paste the sheet out of Excel: agent, day, from, to.
2. Look over what Atalaya read, and keep it.
3. Fetch the period of the report, where it is missing.

- **Adherence**: which part of the shift they were logged in.
- **Conformance**: how long they were logged in on the day, within the shift or not, against what was scheduled.
- **Shrinkage**: which part of the shift they were neither available nor at work.

A day that was not fetched is no absence: it does not count.
`,
}
