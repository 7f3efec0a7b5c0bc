/** How a report is looked at: taking back and bringing again, tabs, and going back and forward. */
export const look = {
  parts: {
    period: 'the period',
    parameters: 'the parameters',
    byDay: 'day by day',
    face: 'rows or summary',
    filters: 'the filters',
    search: 'the search',
    order: 'the order',
    columns: 'the columns',
    summary: 'the summary',
    chart: 'the chart',
    checks: 'the check',
  },
  undo: {
    done: 'Undone: {{what}}',
    nothing: 'Nothing more to undo here. What was erased or saved is not undone by this.',
  },
  redo: {
    done: 'Redone: {{what}}',
    nothing: 'Nothing to redo',
  },
  tabs: {
    label: 'Tabs',
    add: 'New tab',
    close: 'Close {{title}}',
    home: 'My morning',
    of: '{{title}} · {{operation}}',
  },
  back: 'Back',
  forward: 'Forward',
}
