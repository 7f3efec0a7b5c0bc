export const filters = {
  title: 'Filters and search',
  words: 'filter find condition column order sort conversation bubbles chat',
  text: `
All of this happens on this computer: it takes no requests and works without a network.

## Search in everything

[[search]] leads to the search. It finds the text in any column, whatever its case and accents: “nandu” finds “Ñandú”. A
telephone is found with or without spaces, hyphens or its 57.

## Filter a column

Under each heading there is a line to type in:

- Text: what the column contains.
- Numbers: 90 · > 90 · 10 .. 20
- Durations: 1:30 · > 90 · 1 min 30 s
- Dates: 11/22/2026 · > 11/22/2026 08:00
- Times of the day: > 19:00
- Days of the week: monday, tuesday

[[=filterMore]], or the button at the end of the line, opens all the rest: the list of values with how many rows each
has, and the conditions (begins with, does not contain, is empty…).

![The values of a column, with how many rows each has](filter)

The right mouse button on a cell offers {{grid.cellMenu.filter}} and {{grid.cellMenu.exclude}}.

## Remove and undo

- Each active filter stands above the rows, with a ✕.
- [[undo]] takes back the last change of filters, search, order or columns, whichever it was. [[redo]] brings it again.
- What is erased or saved is not undone by it.

## Order and columns

- Click on a heading: orders. Once more: the other way round. With Shift: adds another order.
- {{grid.columns.open}} shows and hides columns. To change their places, drag the headings.

Each report remembers how it was left. To have several ways to look at it: [Views and My morning](topic:views).

## Conversations

When a row that is part of a conversation is opened (a message to the bot, a chat, a mail), the card shows it as bubbles:
the customer on the left, the bot and agents on the right. A line tells where another day begins and when somebody else
goes on. A click on a bubble leads to its row. The conversation can be searched, and copied as text. What lies outside
the period shown says so.

## Totals and selection

At the foot is the total of what is seen. Where rows are selected you see what they add up to, their average, and how
many they are, as in Excel.
`,
}
