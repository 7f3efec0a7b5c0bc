export const views = {
  title: 'Views and My morning',
  words: 'save share pin home cards tabs favourites',
  text: `
A view is a name for a way to look at a report: period, filters, columns, order, and rows or summary.

## Save and change

- [[save-view]] saves the view. [[save-view-as]] saves it under another name.
- The period is kept in words: “last week” is still last week in a month's time.
- Where something was changed, the view marks it. It can be saved, saved as a new one, or dropped.
- Views are in the list at the left, under their report, and in [[palette]].

## Share

A view is shared as a file, **without data**: who imports it sees it with rows of their own. A filter may hold a telephone
or a name: it can be left out.

## My morning

Views that are pinned with the star are cards in {{commands.home.label}} ([[home]]), which opens first. One button updates
them all and says before what that costs. [Keeping up to date](topic:schedules) leaves them every morning in one
workbook, PDF or picture.

At first each card shows what it showed last, with the time of then, while it works out what it is now. A card is only
worked out again where its rows have changed.

## Tabs, back and forward

- [[new-tab]] opens another tab, [[close-tab]] closes it, [[next-tab]] goes to the next. The middle mouse button opens a
  report in another tab.
- [[back]] and [[forward]] lead to where you were before.
- When Atalaya is closed, tabs stay as they were.
`,
}
