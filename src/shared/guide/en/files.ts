export const files = {
  title: 'Export, Excel and print',
  words: 'CSV workbook xlsx file PDF copy paste picture separator',
  text: `
## Export

1. Press {{exporting.export}} ([[export]]).
2. Choose {{exporting.shown}} (with filters, order and columns) or {{exporting.all}}.
3. Choose the format and where to save it.

![What is exported, and in which format](export)

## Excel workbook or CSV

- The **Excel workbook** keeps long numbers, leading zeros, dates and durations. It is the best one to open in Excel.
- **CSV** is for other programs. Where Excel shows all of it in a single column, change the separator in
  [Settings, Excel](settings:excel).
- A sheet of Excel has 1,048,576 rows at most. In a workbook, the others go to further sheets.

## A summary

The file of a summary has the same numbers and totals as the screen, with its formulas and charts. It can be copied as a
table or as a picture, too.

## Print and PDF

[[print]] prints what you are looking at, or saves it as PDF: title, operation, period, seal and formulas are on the page.

## Copy

[[=rowCopy]] copies the cell or the selected rows, to paste into Excel or a mail.

> Exported files are **not** encrypted. They stay where they were saved, with the data of customers in the clear.
`,
}
