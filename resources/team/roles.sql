-- Who may do what in a team's database, for its administrator: docs/team.md says when and how. Plain PostgreSQL 14 and
-- newer. To be run once the team is there (its tables are made by whoever creates it), as the owner of its tables or a
-- superuser:
--
--   psql -v ON_ERROR_STOP=1 -d DATABASE -f roles.sql
--
-- It can be run again at any time, also after an update of Atalaya: what is there stays.
--
-- A login gets one of the three roles, and the operations that it may see:
--
--   CREATE ROLE ana LOGIN PASSWORD '…';
--   GRANT atalaya_member TO ana;
--   INSERT INTO atalaya.access (login, operation) VALUES ('ana', '5f1c…');   -- or '*' for all operations
--
-- Settings › Team › For the administrator of the database tells the codes of operations. Without a line in
-- atalaya.access a login sees nothing of any operation.

BEGIN;

DO $$
BEGIN
  -- A supervisor's desk: takes, gives, sends requests, asks that customers be forgotten.
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'atalaya_member') THEN
    CREATE ROLE atalaya_member NOLOGIN;
  END IF;
  -- A server without a window that fetches by schedule: the same, but nobody sits there who could ask for an erasure.
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'atalaya_collector') THEN
    CREATE ROLE atalaya_collector NOLOGIN;
  END IF;
  -- A desk that only looks at what the others fetched.
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'atalaya_reader') THEN
    CREATE ROLE atalaya_reader NOLOGIN;
  END IF;
END
$$;

-- Nobody has anything by being there.
REVOKE ALL ON SCHEMA atalaya FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA atalaya FROM PUBLIC;

-- Which login may see which operation.
CREATE TABLE IF NOT EXISTS atalaya.access (
  login name NOT NULL,
  operation text NOT NULL,
  PRIMARY KEY (login, operation)
);

GRANT USAGE ON SCHEMA atalaya TO atalaya_member, atalaya_collector, atalaya_reader;
GRANT SELECT ON
  atalaya.versions, atalaya.team, atalaya.members, atalaya.access,
  atalaya.slices, atalaya.parts, atalaya.leases, atalaya.requests, atalaya.erasures
  TO atalaya_member, atalaya_collector, atalaya_reader;
GRANT INSERT, UPDATE, DELETE ON
  atalaya.members, atalaya.slices, atalaya.parts, atalaya.leases, atalaya.requests
  TO atalaya_member, atalaya_collector;
GRANT INSERT ON atalaya.erasures TO atalaya_member;

-- What one role was given by an earlier version of this file, and is not given here.
REVOKE INSERT, UPDATE, DELETE ON atalaya.erasures FROM atalaya_collector, atalaya_reader;
REVOKE UPDATE, DELETE ON atalaya.erasures FROM atalaya_member;

-- Rows by operation. The owner of the tables is not held to these, nor are superusers. The list of a login's operations
-- is looked up once for each statement.
ALTER TABLE atalaya.access ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own ON atalaya.access;
CREATE POLICY own ON atalaya.access FOR SELECT USING (login = current_user);

ALTER TABLE atalaya.slices ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_operation ON atalaya.slices;
CREATE POLICY by_operation ON atalaya.slices USING (
  ARRAY[operation, '*'] && ARRAY(SELECT operation FROM atalaya.access WHERE login = current_user)
);

ALTER TABLE atalaya.parts ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_operation ON atalaya.parts;
CREATE POLICY by_operation ON atalaya.parts USING (
  ARRAY[operation, '*'] && ARRAY(SELECT operation FROM atalaya.access WHERE login = current_user)
);

ALTER TABLE atalaya.leases ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_operation ON atalaya.leases;
CREATE POLICY by_operation ON atalaya.leases USING (
  ARRAY[operation, '*'] && ARRAY(SELECT operation FROM atalaya.access WHERE login = current_user)
);

ALTER TABLE atalaya.requests ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_operation ON atalaya.requests;
CREATE POLICY by_operation ON atalaya.requests USING (
  ARRAY[operation, '*'] && ARRAY(SELECT operation FROM atalaya.access WHERE login = current_user)
);

ALTER TABLE atalaya.erasures ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_operation ON atalaya.erasures;
CREATE POLICY by_operation ON atalaya.erasures USING (
  ARRAY[operation, '*'] && ARRAY(SELECT operation FROM atalaya.access WHERE login = current_user)
);

COMMIT;
