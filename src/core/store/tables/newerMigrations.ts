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
    version: 205,
    sql: `
      -- What was kept of how a report is looked at, piece by piece, is one look now ("look/CONNECTION/REPORT"): period, parameters, day by
      -- day, face, grid and summary. Of the two grids and summaries that sums had, the one that was seen stays.
      CREATE TEMP TABLE pieces AS
        SELECT key, value,
          CASE
            WHEN key GLOB 'report/[0-9]*/*/period' THEN substr(key, 8, length(key) - 14)
            WHEN key GLOB 'report/[0-9]*/*/parameters' THEN substr(key, 8, length(key) - 18)
            WHEN key GLOB 'report/[0-9]*/*/by-day' THEN substr(key, 8, length(key) - 14)
            WHEN key GLOB 'grid/[0-9]*/*/by-day' THEN substr(key, 6, length(key) - 12)
            WHEN key GLOB 'grid/[0-9]*/*' THEN substr(key, 6)
            WHEN key GLOB 'summary/[0-9]*/*/by-day' THEN substr(key, 9, length(key) - 15)
            WHEN key GLOB 'summary/[0-9]*/*' THEN substr(key, 9)
            WHEN key GLOB 'face/[0-9]*/*' THEN substr(key, 6)
          END AS scope
        FROM preferences WHERE json_valid(value);
      DELETE FROM pieces WHERE scope IS NULL;
      CREATE TEMP TABLE looks AS
        SELECT look,
          (SELECT value FROM pieces WHERE key = 'report/' || look || '/period') AS period,
          (SELECT value FROM pieces WHERE key = 'report/' || look || '/parameters') AS parameters,
          coalesce((SELECT value FROM pieces WHERE key = 'report/' || look || '/by-day'), 'false') AS by_day,
          (SELECT value FROM pieces WHERE key = 'face/' || look) AS face
        FROM (SELECT DISTINCT scope AS look FROM pieces);
      INSERT OR REPLACE INTO preferences (key, value)
        SELECT 'look/' || look, json_object(
          'version', 1,
          'period', json(coalesce(period, 'null')),
          'parameters', json(coalesce(parameters, '{}')),
          'byDay', json(by_day),
          'face', json(coalesce(face, '"rows"')),
          'grid', json(coalesce(
            json_remove((SELECT value FROM pieces
              WHERE key = 'grid/' || look || iif(by_day = 'true', '/by-day', '')), '$.version'),
            '{"columns":[],"sort":[],"filters":[],"search":""}')),
          'summary', json(coalesce(
            (SELECT value FROM pieces WHERE key = 'summary/' || look || iif(by_day = 'true', '/by-day', '')), 'null')))
        FROM looks;
      DELETE FROM preferences WHERE key IN (SELECT key FROM pieces);
      DROP TABLE looks;
      DROP TABLE pieces;

      -- Reports are open in tabs now. What an operation had open last stays known ("connections/CONNECTION/report").
      INSERT INTO preferences (key, value)
        SELECT 'window/tabs', json_object(
          'version', 1,
          'activeId', 1,
          'tabs', json_array(json_object(
            'id', 1,
            'place', json_object(
              'kind', 'report',
              'connectionId', json(value),
              'reportKey', (SELECT json_extract(report.value, '$') FROM preferences AS report
                WHERE report.key = 'connections/' || preferences.value || '/report' AND json_valid(report.value)),
              'viewId', NULL),
            'back', json_array(),
            'forward', json_array())))
        FROM preferences WHERE key = 'window/connection' AND json_valid(value) AND json_type(value) = 'integer';
      DELETE FROM preferences WHERE key = 'window/connection';
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
  {
    version: 220,
    sql: `
      -- A schedule keeps what somebody looked at (content: shared/views.ts, as JSON), or a view. view_id refers to no row by a rule: a view
      -- that was removed is still the one that was meant, and is said to be missing; ids of views are never given again. What was kept
      -- before is all rows of a named period, or a summary of them.
      ALTER TABLE schedules ADD COLUMN content TEXT;
      ALTER TABLE schedules ADD COLUMN view_id INTEGER;
      UPDATE schedules SET
        content = json_object(
          'version', 1,
          'face', CASE WHEN setup -> '$.file.summary' IS NULL THEN 'rows' ELSE 'summary' END,
          'period', json_object('kind', 'preset', 'preset', setup ->> '$.period'),
          'taken', NULL, 'list', NULL, 'byDay', json('false'), 'filters', json('[]'), 'search', '', 'sort', json('[]'),
          'columns', NULL, 'offset', 0, 'limit', NULL, 'file', NULL,
          'summary', json(json_remove(setup -> '$.file.summary', '$.language')),
          'language', ifnull(setup ->> '$.file.summary.language', 'es'),
          'incompleteMeasures', json('[]'), 'incompleteParameters', json('[]')
        ),
        setup = json_remove(setup, '$.period', '$.file.summary')
      WHERE json_valid(setup) AND setup ->> '$.period' IS NOT NULL;
    `,
  },
  {
    version: 230,
    sql: `
      -- Which views the home page shows, and as what (shared/home.ts). A view that was removed may be put back under its id, and is pinned
      -- again then: its pin stays, and is not shown meanwhile. form: null for what fits the view.
      CREATE TABLE pins (
        view_id INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        form TEXT,
        is_wide INTEGER NOT NULL DEFAULT 0
      ) STRICT;
    `,
  },
  {
    version: 240,
    sql: `
      -- Which rows of a slice name whom, by fingerprints of telephones, addresses and ids (store/customers). id: bucket * 2^32 + slice, so
      -- that a look-up reads the rows of one bucket alone. keyed_slices: the slices that have their keys, for how many places of their
      -- rows, and how these were read; those stored before get theirs in the background.
      CREATE TABLE customer_keys (
        id INTEGER PRIMARY KEY,
        slice_id INTEGER NOT NULL REFERENCES slices (id) ON DELETE CASCADE,
        entries BLOB NOT NULL
      ) STRICT;
      CREATE INDEX customer_keys_by_slice ON customer_keys (slice_id);
      CREATE TABLE keyed_slices (
        slice_id INTEGER PRIMARY KEY REFERENCES slices (id) ON DELETE CASCADE,
        places INTEGER NOT NULL,
        reading INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 250,
    sql: `
      -- How the operation's personal data is hidden wherever its rows leave the store (shared/masks.ts); null: it is not.
      ALTER TABLE connections ADD COLUMN mask TEXT;
    `,
  },
  {
    version: 270,
    sql: `
      -- A schedule may keep the home page of its operation, which is of no report: report_key is NULL then, and so are content and view_id.
      -- Gone before it is made anew, as views in 210. Numbers that were given are not given again: notices and files go by them.
      CREATE TEMP TABLE schedules_before AS SELECT * FROM schedules;
      CREATE TEMP TABLE last_schedule AS SELECT seq FROM sqlite_sequence WHERE name = 'schedules';
      DROP TABLE schedules;
      CREATE TABLE schedules (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        report_key TEXT,
        parameters TEXT NOT NULL,
        setup TEXT NOT NULL,
        is_enabled INTEGER NOT NULL DEFAULT 1,
        covered INTEGER,
        retry_at_ms INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        notice TEXT,
        last_started_ms INTEGER,
        last_ended_ms INTEGER,
        last_outcome TEXT CHECK (last_outcome IN ('done', 'partly', 'failed')),
        last_error TEXT,
        last_rows INTEGER,
        last_file TEXT,
        last_file_rows INTEGER,
        last_cut_texts INTEGER,
        last_done_ms INTEGER,
        last_shortcomings TEXT,
        last_notes TEXT,
        content TEXT,
        view_id INTEGER
      ) STRICT;
      INSERT INTO schedules (id, connection_id, report_key, parameters, setup, is_enabled, covered, retry_at_ms, attempts, notice,
        last_started_ms, last_ended_ms, last_outcome, last_error, last_rows, last_file, last_file_rows,
        last_cut_texts, last_done_ms, last_shortcomings, last_notes, content, view_id)
        SELECT id, connection_id, report_key, parameters, setup, is_enabled, covered, retry_at_ms, attempts,
          notice, last_started_ms, last_ended_ms, last_outcome, last_error, last_rows, last_file,
          last_file_rows, last_cut_texts, last_done_ms, last_shortcomings, last_notes, content, view_id
        FROM schedules_before;
      DELETE FROM sqlite_sequence WHERE name = 'schedules';
      INSERT INTO sqlite_sequence (name, seq) SELECT 'schedules', seq FROM last_schedule;
      DROP TABLE schedules_before;
      DROP TABLE last_schedule;
    `,
  },
  {
    version: 290,
    sql: `
      -- The team that this store takes part in: at most one. key: 64 hexadecimal digits; member: this desk's own id, name: what the
      -- others see. The password is in the keychain.
      CREATE TABLE team (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        team TEXT NOT NULL,
        url TEXT NOT NULL,
        key TEXT NOT NULL,
        certificates TEXT,
        member TEXT NOT NULL,
        name TEXT NOT NULL
      ) STRICT;
      -- Slices that were fetched and are still to be given to the team, sealed with its key. head: a JSON object, as the team has it.
      CREATE TABLE team_outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        head TEXT NOT NULL,
        facts BLOB NOT NULL,
        bytes INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE team_outbox_parts (
        outbox_id INTEGER NOT NULL REFERENCES team_outbox (id) ON DELETE CASCADE,
        part INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (outbox_id, part)
      ) STRICT;
      -- Requests that were sent while the team could not be told. operation: what the team calls it.
      CREATE TABLE team_uncounted (
        operation TEXT NOT NULL,
        day TEXT NOT NULL,
        sent INTEGER NOT NULL,
        PRIMARY KEY (operation, day)
      ) STRICT;
      -- Customers that this store forgets, and of whom the team was not told yet. connection_id NULL: of all connections.
      CREATE TABLE team_erasures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer TEXT NOT NULL,
        connection_id INTEGER,
        with_mentions INTEGER NOT NULL
      ) STRICT;
      -- Erasures of the team that this store obeyed, or asked for.
      CREATE TABLE team_obeyed (
        erasure TEXT PRIMARY KEY
      ) STRICT;
      -- Which desk of the team fetched a slice; null: this one.
      ALTER TABLE slices ADD COLUMN fetched_by TEXT;
    `,
  },
  {
    version: 300,
    sql: `
      -- What cards of the home page came to last (store/tables/keptCards.ts), to be shown until it is worked out again. question, facts:
      -- fingerprints of what was asked, and of which rows.
      CREATE TABLE kept_cards (
        view_id INTEGER NOT NULL REFERENCES views (id) ON DELETE CASCADE,
        language TEXT NOT NULL,
        question TEXT NOT NULL,
        facts TEXT NOT NULL,
        answered_at_ms INTEGER NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (view_id, language)
      ) STRICT;
    `,
  },
  {
    version: 310,
    sql: `
      -- The country of the operation's telephones, by its two letters: numbers without a country's code are its own (shared/telephoneCountries.ts).
      ALTER TABLE connections ADD COLUMN country TEXT NOT NULL DEFAULT 'CO';
    `,
  },
]
