export const erasing = {
  title: 'Erase the data of a customer',
  words: 'habeas data delete forget telephone right erasure GDPR',
  text: `
When a customer asks for their data to be erased (in Colombia, habeas data, Law 1581; in Europe, the GDPR):

1. Open [Settings, Stored data](settings:data) and go to {{automation.customer.title}}.
2. Type a telephone, an address or an id. A telephone is recognised with or without its 57.
3. Press {{automation.customer.look}}. You see in which reports they are, and in how many rows.
4. Decide whether rows of others whose text mentions them go, too.
5. Erase. It cannot be undone.

## What is erased

- Their rows, in all reports and in the operations that you choose. The file is compacted: nothing legible stays in it.
- What names them in filters, views and measures of your own.

## What is not erased

- Files that were exported. They have to be found and deleted by themselves.
- What is in wolkvox. Where somebody fetches that period again the rows come back: ask for their erasure there, too.
- Copies of a damaged store that were put aside, unless you choose to delete them. Atalaya asks.

## Erase other things

[Settings, Stored data](settings:data) erases the rows of a report, of an operation, or what lies before a date. To have
old rows erased by themselves: [Settings, How long data is kept](settings:retention).
`,
}
