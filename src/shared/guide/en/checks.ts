export const checks = {
  title: 'Check: contact hours, repeated messages, numbers that do not answer, and match with Manager',
  words:
    'law 2300 contact hours holiday sunday evidence duplicate repeated sms accent parts check match reconcile findings answering machine bad numbers clean base dialling',
  text: `
The face {{summary.faces.checks}} looks through the rows of the period, with their filters and their search, and shows
what is worth a look. It changes and erases nothing. Each finding leads to its rows, and Esc leads back from there.

## Out of hours

Contacts that the operation sought outside the hours and days of Law 2300, again on the same day, or by another channel in
the same week. The last hour counts whole: 19:00:00 is still allowed.

1. Press {{checks.hours.edit}} to change the hours of each day, the holidays, the frequency and the channels.
   {{checks.hours.export}} keeps them for somebody else.
2. Each finding says why it is there. Its rows are all contacts of that customer, so that one sees what came before.
3. {{checks.export}}, or [[export]], writes the evidence: rows, rules, how whole the data are, and a fingerprint that
   changes if anybody touches a row. The same menu has how personal data goes: {{masks.levels.hidden}}, for example.

![Messages of last month that were out of hours, each with why](checks)

The law has exceptions: these are cases to look at.

## Repeated messages and SMS parts

- **Repeated messages**: the same text to the same telephone within minutes, or many messages at once.
- **SMS parts**: messages that cost double for an accent, with the spelling that does not. ñ, é and ü cost nothing. With
  {{checks.sms.price}} it says how much, too.

## Match with Manager

1. Type into {{checks.match.count}} the total that Manager shows for the same period: 1,243, for example.
2. If it is another one, each card says what may explain it, how many rows it would explain, and what to do.
3. To find out where they part, paste totals by day or by hour into {{checks.match.paste}}: two columns of Excel, the
   date and the total. Lines that do not fit are marked.
4. {{checks.export}} writes what may explain it into a file: how many rows, what to do, and which rows these are.

![A total of Manager, and what may explain it](match)

- **Not fetched**, **may still grow**, **cut**: rows are missing here. Fetch the stretch and compare again.
- **Rows of totals**, **repeated**, **internal**, **several rows of one call**: rows are here that Manager does not
  count.
- **At the edge of the day**: with another time zone they would be another day's.

[More reasons why a number is another one](topic:differences)

## Numbers that do not answer

Of reports that tell what dialling met at each telephone, the list has the telephones that were called many times, on
several days, and where a person never answered.

1. Choose how many attempts, and on how many different days. The list changes at once.
2. Fetch the reports of calls of the same period, too: whoever answered at some time leaves the list. Beneath it says
   which could be compared.
3. Choose {{checks.unanswered.form}} and press {{checks.export}}: the file serves to take these numbers out of the base.

## Always at hand

A check is saved as a view, pinned to My morning with the number of its findings, and kept up to date with its file, like
any view. [Views](topic:views)
`,
}
