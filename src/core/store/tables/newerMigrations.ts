export interface Migration {
  readonly version: number
  readonly sql: string
}

/** The migrations of the store from version 160 on: new ones come last. `migrations.ts` has those before. */
export const newerMigrations: readonly Migration[] = [
  {
    version: 160,
    sql: `
      -- A stretch that is fetched and stored whole is a slice; a window is what is on the screen.
      ALTER TABLE windows RENAME TO slices;
      ALTER TABLE window_fields RENAME TO slice_fields;
      ALTER TABLE slice_fields RENAME COLUMN window_id TO slice_id;
      ALTER TABLE outdated_readings RENAME COLUMN done_window TO done_slice;
      DROP INDEX windows_by_scope;
      CREATE INDEX slices_by_scope ON slices (scope_id, range_from);
    `,
  },
  {
    version: 170,
    sql: `
      -- Sheets of shifts that were imported (shared/shifts): when which agent is planned, on the operation's wall clock. shifts: a JSON
      -- list of [agent, first second, first second after it], so that a sheet is there whole or not at all.
      CREATE TABLE shift_sheets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        name TEXT NOT NULL,
        imported_at_ms INTEGER NOT NULL,
        shifts TEXT NOT NULL,
        UNIQUE (connection_id, name)
      ) STRICT;
    `,
  },
  {
    version: 180,
    sql: `
      -- Measures of the user's own: one measure divided by another, as people write them. folded: what a name is compared by.
      -- earlier_names: what it was called before, folded, as a JSON list: summaries may have been kept under these.
      CREATE TABLE own_measures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        dividend TEXT NOT NULL,
        divisor TEXT NOT NULL,
        earlier_names TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 181,
    sql: `
      -- The auxiliary states of an operation that are paid, as a JSON list of their names; without a row nobody has said yet.
      CREATE TABLE paid_states (
        connection_id INTEGER PRIMARY KEY REFERENCES connections (id),
        states TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 200,
    sql: `
      -- Names for what is looked at (shared/views.ts). connection: the operation's name where the view came in a file and there is none of
      -- that name here (connection_id is null then). question: the report's parameters and what is asked of it, as JSON.
      CREATE TABLE views (
        name TEXT PRIMARY KEY,
        place INTEGER NOT NULL,
        connection_id INTEGER REFERENCES connections (id),
        connection TEXT NOT NULL,
        report_key TEXT NOT NULL,
        question TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 210,
    sql: `
      -- Views have a lasting id: names change, and what refers to a view (schedules, the home page) must not. An id is never used again,
      -- and a view that was removed may be put back under its id. So whatever should be there again with it keeps the id without a
      -- reference, and joins; whatever means nothing without it refers to it with ON DELETE CASCADE.
      -- Gone before it is made anew: SQLite took a file for malformed in which a table had to move up while no page was free.
      CREATE TEMP TABLE views_before AS SELECT * FROM views;
      DROP TABLE views;
      CREATE TABLE views (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        place INTEGER NOT NULL,
        connection_id INTEGER REFERENCES connections (id),
        connection TEXT NOT NULL,
        report_key TEXT NOT NULL,
        question TEXT NOT NULL
      ) STRICT;
      INSERT INTO views (name, place, connection_id, connection, report_key, question)
        SELECT name, place, connection_id, connection, report_key, question FROM views_before ORDER BY place, name;
      DROP TABLE views_before;
    `,
  },
]
