/** More columns than these no program opens, and SQLite's statements would end somewhere. */
export const MOST_FILE_COLUMNS = 5_000
