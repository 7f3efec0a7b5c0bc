/** Where in the document menus of the grid are drawn: they belong to its region, not to the page at large. */
export const IN_GRID = '.report-grid'
