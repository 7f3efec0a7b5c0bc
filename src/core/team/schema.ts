// The team's tables: plain SQL that PostgreSQL from 14 on, Citus, YugabyteDB and CockroachDB have alike. No advisory
// locks, no LISTEN, no triggers, no foreign keys. Every table that grows has the operation first in its key, by which
// it can be sharded. Names of people, operations, reports and customers stand here only sealed or as marks.

export interface TeamMigration {
  readonly version: number
  readonly statements: readonly string[]
}

/** What brings an older team up, in order: forward only. The first makes the tables. */
export const TEAM_MIGRATIONS: readonly TeamMigration[] = [
  {
    version: 1,
    statements: [
      'CREATE SCHEMA atalaya',
      `CREATE TABLE atalaya.versions (
        version integer PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`,
      // One row. key_mark: what the team's key makes of the team's id, by which a desk with another key is known.
      `CREATE TABLE atalaya.team (
        team uuid PRIMARY KEY,
        key_mark text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`,
      `CREATE TABLE atalaya.members (
        member uuid PRIMARY KEY,
        name bytea NOT NULL,
        last_seen timestamptz NOT NULL DEFAULT now()
      )`,
      // Instants of an operation's own clock are seconds (range, piece), those of the world's milliseconds. facts:
      // sealed, what the report is called, with which parameters, and what stood beside its records. A slice is here
      // with all its parts, or not at all.
      `CREATE TABLE atalaya.slices (
        operation text NOT NULL,
        slice uuid NOT NULL,
        scope text NOT NULL,
        range_from bigint NOT NULL,
        range_to bigint NOT NULL,
        piece_from bigint NOT NULL,
        piece_to bigint NOT NULL,
        fetched_at_ms bigint NOT NULL,
        state text NOT NULL,
        records integer NOT NULL,
        parts integer NOT NULL,
        bytes bigint NOT NULL,
        member uuid NOT NULL,
        facts bytea NOT NULL,
        PRIMARY KEY (operation, slice)
      )`,
      'CREATE INDEX slices_by_scope ON atalaya.slices (operation, scope, range_from)',
      `CREATE TABLE atalaya.parts (
        operation text NOT NULL,
        slice uuid NOT NULL,
        part integer NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (operation, slice, part)
      )`,
      // Whose turn it is at a token. holder: a running program, which may be one of several of its member's.
      `CREATE TABLE atalaya.leases (
        operation text NOT NULL,
        token text NOT NULL,
        holder uuid NOT NULL,
        member uuid NOT NULL,
        until timestamptz NOT NULL,
        wanted_until timestamptz,
        PRIMARY KEY (operation, token)
      )`,
      `CREATE TABLE atalaya.requests (
        operation text NOT NULL,
        day date NOT NULL,
        member uuid NOT NULL,
        sent integer NOT NULL DEFAULT 0,
        spared integer NOT NULL DEFAULT 0,
        PRIMARY KEY (operation, day, member)
      )`,
      `CREATE TABLE atalaya.erasures (
        operation text NOT NULL,
        erasure uuid NOT NULL,
        member uuid NOT NULL,
        customer bytea NOT NULL,
        erased_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (operation, erasure)
      )`,
    ],
  },
  {
    version: 2,
    // How a slice's records are compressed (compression.ts): all that were there by deflate.
    statements: ['ALTER TABLE atalaya.slices ADD COLUMN format integer NOT NULL DEFAULT 1'],
  },
]

/** The version of the tables that this program reads and writes. */
export const TEAM_VERSION = TEAM_MIGRATIONS.at(-1)?.version ?? 0
