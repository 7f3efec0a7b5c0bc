import { AppError } from '../../../shared/errors.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { newerMigrations, type Migration } from './newerMigrations.ts'

/**
 * The store's fixed tables. Numbered in tens, forward only; one that was released is never edited. What a rebuild and
 * forgetting a customer do with each table stands in `fixedTables.ts`, which a new one, and a new name, are added to.
 *
 * Rows of reports live in tables of their own (`reportTable.ts`), under ids of which `rowIds.ts` has the law.
 */
const migrations: readonly Migration[] = [
  {
    version: 10,
    sql: `
      CREATE TABLE connections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL COLLATE NOCASE,
        server TEXT NOT NULL,
        base_url TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        day_limit INTEGER,
        -- A removed connection keeps its rows: they are there again when it is added under the same name and server.
        is_removed INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE UNIQUE INDEX connections_by_name ON connections (name) WHERE is_removed = 0;
      -- One report of one connection with one set of parameters: what a window belongs to.
      CREATE TABLE scopes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        report_key TEXT NOT NULL,
        parameters TEXT NOT NULL,
        UNIQUE (connection_id, report_key, parameters)
      ) STRICT;
      -- piece_*: the stretch that was planned; range_*: what the window holds of it (halved, or cut at the present).
      -- is_dated: every row is dated inside the window; is_ordered: and rows came in order of date.
      CREATE TABLE windows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        scope_id INTEGER NOT NULL REFERENCES scopes (id),
        range_from INTEGER NOT NULL,
        range_to INTEGER NOT NULL,
        piece_from INTEGER NOT NULL,
        piece_to INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('incoming', 'complete', 'provisional', 'partial')),
        fetched_at_ms INTEGER NOT NULL,
        row_count INTEGER NOT NULL DEFAULT 0,
        first_date INTEGER,
        last_date INTEGER,
        is_dated INTEGER NOT NULL DEFAULT 1,
        is_ordered INTEGER NOT NULL DEFAULT 1,
        warnings TEXT NOT NULL DEFAULT '[]'
      ) STRICT;
      CREATE INDEX windows_by_scope ON windows (scope_id, range_from);
      -- Fields that no document lists, as they turned up.
      CREATE TABLE extra_fields (
        report_key TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (report_key, name)
      ) STRICT, WITHOUT ROWID;
      -- Requests sent, by connection and day of the operation's own calendar.
      CREATE TABLE request_ledger (
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        day TEXT NOT NULL,
        requests INTEGER NOT NULL,
        PRIMARY KEY (connection_id, day)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 20,
    sql: `
      -- What a front door keeps for itself, as texts.
      CREATE TABLE preferences (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- Pulls that were begun and not ended: they go on when the program starts again.
      CREATE TABLE unfinished_pulls (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        report_key TEXT NOT NULL,
        parameters TEXT NOT NULL,
        range_from INTEGER,
        range_to INTEGER,
        refresh_since_ms INTEGER,
        started_at_ms INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 30,
    sql: `
      -- Reports that users described themselves, as JSON.
      CREATE TABLE custom_reports (
        report_key TEXT PRIMARY KEY,
        definition TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- Which reports a connection's server has. quiet_*: the stretch over which it answered nothing but 404.
      CREATE TABLE report_marks (
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        report_key TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('data', 'empty', 'quiet', 'absent')),
        quiet_from INTEGER,
        quiet_to INTEGER,
        marked_at_ms INTEGER NOT NULL,
        PRIMARY KEY (connection_id, report_key)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 40,
    sql: `
      -- Continuous logs of live reports. every_minutes is null where the window never switched one on; alive_at is the last sign of life of
      -- who kept it, on the operation's wall clock; polled_*: the last poll that worked.
      CREATE TABLE live_logs (
        scope_id INTEGER PRIMARY KEY REFERENCES scopes (id),
        is_on INTEGER NOT NULL DEFAULT 0,
        every_minutes INTEGER,
        alive_at INTEGER,
        polled_at_ms INTEGER,
        polled_rows INTEGER NOT NULL DEFAULT 0,
        polled_added INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      -- What a log went through since its last poll: from each mark on, why polls were not to be had; null: nothing known against them.
      CREATE TABLE live_marks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        scope_id INTEGER NOT NULL REFERENCES scopes (id),
        at INTEGER NOT NULL,
        reason TEXT
      ) STRICT;
      CREATE INDEX live_marks_by_scope ON live_marks (scope_id, id);
      -- Why stretches of a log were not seen. That they were not follows from the windows.
      CREATE TABLE live_gaps (
        scope_id INTEGER NOT NULL REFERENCES scopes (id),
        range_from INTEGER NOT NULL,
        range_to INTEGER NOT NULL,
        reason TEXT NOT NULL
      ) STRICT;
      CREATE INDEX live_gaps_by_scope ON live_gaps (scope_id, range_from);
    `,
  },
  {
    version: 50,
    sql: `
      -- Reports that are kept up to date by themselves. setup: when, how far back and which file, as JSON (shared/schedules.ts).
      -- covered: up to where runs have kept what was promised (core/automation/due.ts says in what). notice: what its user was told of.
      CREATE TABLE schedules (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        report_key TEXT NOT NULL,
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
        last_file TEXT
      ) STRICT;
      -- Requests sent in the last days, by connection and hour (its first second on the operation's wall clock): how fast the quota goes.
      CREATE TABLE request_hours (
        connection_id INTEGER NOT NULL REFERENCES connections (id),
        hour INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        PRIMARY KEY (connection_id, hour)
      ) STRICT, WITHOUT ROWID;
      -- What a server told of the day's quota, beside what this computer had counted then; and what automatic work leaves untouched.
      CREATE TABLE quota_facts (
        connection_id INTEGER PRIMARY KEY REFERENCES connections (id),
        reserve_percent INTEGER,
        told_day TEXT,
        told_used INTEGER,
        counted_then INTEGER,
        told_at_ms INTEGER
      ) STRICT;
      -- How many months of rows are kept; null: all. A rule without a connection or report holds for all of them.
      CREATE TABLE retention_rules (
        connection_id INTEGER REFERENCES connections (id),
        report_key TEXT,
        months INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX retention_rules_by_scope ON retention_rules (ifnull(connection_id, 0), ifnull(report_key, ''));
    `,
  },
  {
    version: 60,
    sql: `
      -- by_day: sums were asked for day by day.
      ALTER TABLE unfinished_pulls ADD COLUMN by_day INTEGER NOT NULL DEFAULT 0;
    `,
  },
  {
    version: 70,
    sql: `
      -- places_used: so many places of row ids were given when rows of the window were erased; a log that goes on begins behind them.
      ALTER TABLE windows ADD COLUMN places_used INTEGER NOT NULL DEFAULT 0;
    `,
  },
  {
    version: 80,
    sql: `
      -- Customers whose erasure was confirmed and has not ended: it goes on at the next start. A row is there for just so long.
      CREATE TABLE unfinished_erasures (
        id INTEGER PRIMARY KEY,
        customer TEXT NOT NULL,
        connection_id INTEGER REFERENCES connections (id),
        with_mentions INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 90,
    sql: `
      -- Of the file that was written last: its rows, and how many texts did not fit into a cell of a workbook.
      ALTER TABLE schedules ADD COLUMN last_file_rows INTEGER;
      ALTER TABLE schedules ADD COLUMN last_cut_texts INTEGER;
    `,
  },
  {
    version: 100,
    sql: `
      -- When the last run began that ended well: the days since then are the next one's to fetch.
      ALTER TABLE schedules ADD COLUMN last_done_ms INTEGER;
      UPDATE schedules SET last_done_ms = last_started_ms WHERE last_outcome IN ('done', 'partly');
    `,
  },
  {
    version: 120,
    sql: `
      -- A state of its own where a server announced another number of records than it sent. What is known of such windows is in their
      -- warnings; of a log's stretch these tell of its first poll alone, whose time has passed.
      CREATE TABLE windows_anew (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        scope_id INTEGER NOT NULL REFERENCES scopes (id),
        range_from INTEGER NOT NULL,
        range_to INTEGER NOT NULL,
        piece_from INTEGER NOT NULL,
        piece_to INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('incoming', 'complete', 'provisional', 'announced', 'partial')),
        fetched_at_ms INTEGER NOT NULL,
        row_count INTEGER NOT NULL DEFAULT 0,
        first_date INTEGER,
        last_date INTEGER,
        is_dated INTEGER NOT NULL DEFAULT 1,
        is_ordered INTEGER NOT NULL DEFAULT 1,
        warnings TEXT NOT NULL DEFAULT '[]',
        places_used INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      INSERT INTO windows_anew
        SELECT id, scope_id, range_from, range_to, piece_from, piece_to,
          iif(state IN ('complete', 'provisional') AND warnings LIKE '%"count-mismatch:%'
            AND scope_id NOT IN (SELECT scope_id FROM live_logs), 'announced', state),
          fetched_at_ms, row_count, first_date, last_date, is_dated, is_ordered, warnings, places_used
        FROM windows;
      -- Ids that were used once are never used again, those of windows that are gone among them.
      DELETE FROM sqlite_sequence WHERE name = 'windows_anew';
      INSERT INTO sqlite_sequence (name, seq) SELECT 'windows_anew', seq FROM sqlite_sequence WHERE name = 'windows';
      DROP TABLE windows;
      ALTER TABLE windows_anew RENAME TO windows;
      CREATE INDEX windows_by_scope ON windows (scope_id, range_from);
      -- What was not whole of what the last run fetched, as a list (shared/shortcomings.ts).
      ALTER TABLE schedules ADD COLUMN last_shortcomings TEXT;
    `,
  },
  {
    version: 130,
    sql: `
      -- Fields that no document lists, by the window whose rows have them (sliceFields.ts). list: of a list within the rows its path, else ''.
      -- names: a JSON list, in the order in which they first came; null: still to be looked up, since an earlier version stored the rows.
      -- is_all: there are no more names than these.
      CREATE TABLE window_fields (
        window_id INTEGER NOT NULL REFERENCES windows (id) ON DELETE CASCADE,
        list TEXT NOT NULL,
        names TEXT,
        is_all INTEGER NOT NULL,
        PRIMARY KEY (window_id, list)
      ) STRICT, WITHOUT ROWID;
      -- Before, names were kept by report, for ever. A server may have sent a million: each report's first one alone is read.
      INSERT INTO window_fields (window_id, list, names, is_all)
        WITH RECURSIVE met (key) AS (
          SELECT min(report_key) FROM extra_fields
          UNION ALL
          SELECT (SELECT min(report_key) FROM extra_fields WHERE report_key > key) FROM met WHERE key IS NOT NULL
        ), tables (report, list) AS (
          SELECT iif(instr(key, '#') = 0, key, substr(key, 1, instr(key, '#') - 1)),
            iif(instr(key, '#') = 0, '', substr(key, instr(key, '#') + 1)) FROM met WHERE key IS NOT NULL
        )
        SELECT windows.id, list, NULL, 0 FROM tables
          JOIN scopes ON report_key = report JOIN windows ON scope_id = scopes.id WHERE state <> 'incoming';
      -- Whoever was erased may have been a name of a field: the file is to be compacted.
      INSERT INTO preferences (key, value) SELECT 'compaction:', '' WHERE EXISTS (SELECT 1 FROM extra_fields)
        ON CONFLICT DO NOTHING;
      DROP TABLE extra_fields;
    `,
  },
  {
    version: 140,
    sql: `
      -- Files that are being written under a temporary name. slot: which lock their process holds (store/tables/unfinishedFiles.ts).
      CREATE TABLE unfinished_files (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        slot INTEGER NOT NULL,
        path TEXT NOT NULL,
        begun_at_ms INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 150,
    sql: `
      -- Reports whose rows were read by other rules than this version's, or on another clock: what their values compare by is worked out
      -- anew when they are next needed (rereading.ts). done_window: it was for the windows up to this one.
      CREATE TABLE outdated_readings (
        report_key TEXT PRIMARY KEY,
        done_window INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      INSERT INTO outdated_readings (report_key)
        SELECT substr(name, 6) FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 5) = 'rows:' AND instr(name, '#') = 0;
    `,
  },
  {
    version: 155,
    sql: `
      -- What the file that was written last leaves out, as JSON (shared/answerNotes.ts); null: nothing.
      ALTER TABLE schedules ADD COLUMN last_notes TEXT;
    `,
  },
  ...newerMigrations,
]

/** The version that this program's store has. */
export const STORE_VERSION = migrations.at(-1)?.version ?? 0
/** The versions that stores ever had, the present one last. */
export const STORE_VERSIONS: readonly number[] = migrations.map(({ version }) => version)

/** The version of a store; 0 of one that has no tables yet. */
export function versionOf(database: ReadableDatabase): number {
  return database.pragma('user_version', { simple: true }) as number
}

/** @throws AppError `store-too-new` for a store that a newer program wrote */
export function assertNotNewer(database: ReadableDatabase, file: string): void {
  if (versionOf(database) > STORE_VERSION) throw new AppError('store-too-new', { file })
}

/**
 * Brings the store to this program's version, all steps in one transaction.
 *
 * @param upTo a version to stop at: that of a store that an earlier program made
 * @throws AppError `store-too-new` for a store that a newer program wrote; nothing is changed then
 */
export function migrate(database: WritableDatabase, file: string, upTo = STORE_VERSION): void {
  const version = (): number => versionOf(database)
  assertNotNewer(database, file)
  if (version() === STORE_VERSION) return
  database
    .transaction(() => {
      for (const migration of migrations) {
        // Read again inside the transaction: another process may have migrated while this one waited for the lock.
        if (migration.version > version() && migration.version <= upTo) {
          database.exec(migration.sql)
          database.pragma(`user_version = ${migration.version}`)
        }
      }
    })
    .immediate()
}
