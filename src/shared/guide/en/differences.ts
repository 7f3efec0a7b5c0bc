export const differences = {
  title: 'Why a number differs from Manager',
  words: 'difference reconcile does not match wolkvox time zone short abandon total',
  text: `
Nearly always both numbers are right and count different things. Look in this order: what comes first happens most.
[Match with Manager](topic:checks) looks at the rows themselves.

## 1. Is the period complete?

Where the line above the rows does not say “complete”, something is still to be fetched, or may change. Today is always
in progress: Manager has the calls of the last minutes already. Press {{report.update.update}} and compare again.
[What complete means](topic:complete)

## 2. Is there a filter or a search?

The active filters stand above the rows. The number of rows then says “312 of 8,214”. What the report asks for above
counts, too: one campaign or skill instead of all.

## 3. Is it the same period, by the same clock?

- Dates are in the time zone of the operation. Where that is not Manager's, some calls move from one day to the other.
  It is checked in [Settings, Operations](settings:operations), where the operation is changed, at
  {{start.form.timeZone}}.
- Both ends count: a period until 17:59 reaches to 17:59:59.
- Chats are filed by their closing and show their opening: a chat opened on the 30th and closed on the 1st is in the 1st.

## 4. Are rows counted, or calls?

A call that goes through two skills is two rows, with the same connection id. Manager sometimes counts one. In the
summary you can count different ids instead of rows.

## 5. Is it the same formula?

The **service level** is worked out in five ways. The same calls give from 81 % to 86 %:

- of all that were offered (answered and abandoned), the one that wolkvox uses;
- of the answered ones alone;
- with those abandoned in time counted as served;
- without those abandoned in time;
- with short abandons counted as served.

In the **abandon rate**, short abandons (who hangs up within the first 5 seconds) are left out. Manager may count them.
The **AHT** adds up talk, hold and after-call work where the report has them; the detail of calls has talk alone, and the
title says so.

Under each summary, {{summary.formulas.title}} has the exact formula. Variants are changed at the measure.
[Summaries, measures and formulas](topic:summaries)

## 6. Is it an average of averages?

Atalaya works each total out again from the rows. Two agents, one with a call of 10 minutes and one with 19 of 1 minute,
have an AHT of 1:27 together. The average of the two averages is 5:30, and wrong.

## 7. Was a row added that is a total already?

Some reports have rows that sum up others. Atalaya leaves them out of its totals; in a file the same care is needed.

## 8. Did the server hand out everything?

- {{coverage.states.partial}}: there were more than 60,000 records in one second, or the answer was too large.
- {{coverage.states.announced}}: the server told of one number and sent another.

## 9. Was something erased here?

What is older may have been erased by [Settings, How long data is kept](settings:retention), and the data of a customer
because they asked for it. In wolkvox it is still there.

> To show somebody where a number comes from: click on it, and you see exactly its rows. That is the best place to begin
> to compare with Manager, call by call.
`,
}
