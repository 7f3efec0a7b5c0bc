export const hiding = {
  title: 'Hiding personal data',
  words: 'mask privacy anonymous telephone address id name stand-in show screen share',
  text: `
To show the screen, or to hand on a file, without anybody seeing who each customer is.

1. Open the menu of the operation, at the upper left, and choose {{commands.hide-personal-data.label}} It is in the menu
   View, too, and is found by [[palette]].
2. Choose how telephones, addresses, ids and names of customers are seen.

- {{masks.levels.partial}}: at most the last four digits are left.
- {{masks.levels.pseudonym}}: one code for each customer, the same in all reports. With it somebody can be followed
  without being known.
- {{masks.levels.hidden}}: nothing is left.

While it is on, a mark beside the view says so, and so does the title of the window. It holds for rows, cards,
summaries, lists of values, pictures, for what is copied, printed or exported, and for scheduled files. Within texts, too:
a telephone that is written with blanks, or an address in a message, is hidden all the same.

![Rows with stand-ins, and the mark that says so](hidden-rows)

## What stays

- What is stored. With {{masks.levels.whole}} everything is seen again; Atalaya asks once.
- Filters, search, order and totals: they work with the true data. Rows can be searched by a telephone and seen without
  it. What is typed into a filter is seen by whoever types it; in files and pictures it is hidden.
- A hidden value is chosen, or left out, from its column's list, a cell or a group by what is seen in its place, and
  filters by the true one. Such a filter stays in the view, but does not go into a file that is shared.

- Names that somebody typed, as those of views: they are seen as they are. Whoever names a view after a telephone is told.

## Only a part

- A file, a picture or a sheet: as it is exported or printed, under {{masks.label}}. Of a summary, of [checks](topic:checks),
  of the people and of [My morning](topic:views), too, in the menu that takes them out.
- A view: in its menu, {{commands.hide-personal-data.label}} The view hides it for whoever opens, exports or schedules
  it.
- A scheduled file: as it is scheduled. See [Schedules](topic:schedules).
- What is copied: right click on a cell, {{masks.copyRow}}.

None of this shows more than the operation shows: what hides most always holds.
`,
}
