export const customer = {
  title: 'Everything about a customer',
  words: 'telephone number history timeline find person e-mail id who called list paste many numbers',
  text: `
A customer leaves traces in many reports. Their page puts them together in one line of time, newest first.

## How to get there

1. Copy the telephone, the e-mail address or the id, however it is written: with 57, with +, with blanks or dashes.
2. Press [[palette]], paste, and press Enter.

Also from a row: {{customer.about}}, in the menu of a cell or at the foot of the card; or [[customer]] with the row chosen.

## Many at once

A column of numbers from Excel, or a list of addresses: it is pasted into [[palette]] as well, or into
{{commands.customer-list.label}} of the menu Go. One file comes of it, with a line for each customer: how many events of each
kind, the first, the last, and who they are. A telephone of five digits or an address without a domain is counted apart.

## What there is to see

- Above, who it is: the names, telephones, addresses and ids in their rows. Press one to see everything about it.
- By day, each call, message, chat, e-mail or survey: when, how it ended, who attended and what was said.
- An event opens to all its fields; {{customer.line.showRow}} leads to the row, and [[back]] comes back.
- The buttons of kinds and the period leave only a part to be seen.

## What may be missing

- Only what was fetched is there. Where a report lacks days, the page says so and fetches them with a button.
- {{customer.reports.title}}: the reports that were looked through, and how many rows of this customer each has.
- {{customer.scope.mentions}} also finds rows that name them within a text. It looks through all of them: it can take a while.
- The open operation is looked through; {{customer.scope.everywhere}} looks in the others, and each event says whose it is.
- A number without a country code is one of the operation's country: it is chosen in
  [Settings, Operations](settings:operations), where the operation is changed, under {{start.form.country}}.

> Customers are not looked for by name: many people have the same one.

## What can be done

- {{customer.export.button}}: a file with each event, where it is from, the period and what is missing.
- {{customer.print.button}}, on paper or as PDF.
- {{customer.erase.button}}: opens [erasing a customer](topic:erasing) with this very list.
`,
}
