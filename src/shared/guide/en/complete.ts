export const complete = {
  title: 'What complete means',
  words: 'incomplete partial to be confirmed in progress missing does not match seal state provisional',
  text: `
Above the rows a line says what is here of the period, and a strip has a square for each day. They are the seal on the
numbers: they say whether these can be relied on.

![The strip of days, and the line that says what is here of the period](completeness)

## The states of a day

- {{coverage.states.complete}}: all that the server has is here, and should not change any more.
- {{coverage.states.empty}}: the server answered that there is nothing of this day. That is a complete answer, too.
- {{coverage.states.provisional}}: what there was until now is here, but may change. So are today, and what was fetched
  less than an hour after its end (a day, where there was nothing). Updating fetches it again.
- {{coverage.states.partial}}: the server cut its answer. There are more records than it shows.
- {{coverage.states.announced}}: the server told of one number of records and sent another.
- {{coverage.states.failed}}: it could not be fetched. Point at the day to see why.
- {{coverage.states.missing}}: it has not been asked for yet.

> A day that is missing never counts as zero. In summaries it is hatched and says {{summary.table.notFetched}}.

## Incomplete does not mean useless

What is here is right: these are the rows that the server sent. What cannot be done is to add them up and call that the
total of the period. So the notice that it is incomplete goes into files, onto paper and into messages, too.

## How to complete it

1. Press {{report.update.update}}. It fetches what is missing and what may have changed.
2. Where a day failed, see why and try again. [Problems and messages](topic:problems)
3. Where the server cut a single second with too many records, nothing more can be done: wolkvox does not hand out the
   rest.

{{coverage.showCalendar}} shows at a glance which days of the year are stored.
`,
}
