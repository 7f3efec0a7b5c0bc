export const fetching = {
  title: 'Fetching data, and the requests of the day',
  words: 'update quota limit usage API refresh download',
  text: `
{{report.update.update}} ([[update]]) fetches only what is missing of the period. What is stored and cannot change is not
asked for again.

## What a request is

Each question to the server is a request. wolkvox allows about a thousand a day for each licence, and **all** programs
and people who use the operation share them. So the button says before how many it will use.

- A request brings up to 31 days, and up to 60,000 records. Where there are more, Atalaya divides the period and asks
  again.
- Reports with totals by agent or campaign take one for each day, so that any range can be added up later.
- Requests go one after the other. You can go on working meanwhile.

At the bottom right you see how many there were today. A click says how many are left, and whether they will do.

## When they are used up

What was not reached stays to be done. What came is stored and can be used. The next day {{activity.goOn}} takes it up.

Automatic work always leaves a part untouched, for people: {{automation.reserve.title}}, in
[Settings, Automatic updates](settings:automation).

## Fetch again what is here

- Some days: choose them in the strip of days and press {{coverage.selection.again}}.
- The whole period: at the arrow beside {{report.update.update}}, {{report.update.again}}. What is stored is replaced as
  a whole, it never stands there twice.

## When the program is closed midway

Nothing is lost: the days that came whole stay, and the rest goes on the next time.
`,
}
