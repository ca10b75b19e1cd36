#!/bin/bash
# Makes roles and database as `timebank db roles` prints them; the passwords are those of the URLs.
# PostgreSQL's image runs it once, when its volume is empty.
set -euo pipefail

password_in() { # a file with postgresql://login:password@host/database
  sed -e 's|^[a-z]*://[^:]*:||' -e 's|@.*$||' "${SECRETS:-/run/secrets}/$1"
}

owner="$(password_in owner_url)" service="$(password_in service_url)" \
  psql --set=ON_ERROR_STOP=1 --no-psqlrc --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'timebank_owner') THEN CREATE ROLE "timebank_owner" LOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'timebank_service') THEN CREATE ROLE "timebank_service" LOGIN NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'timebank_posting') THEN CREATE ROLE "timebank_posting" NOLOGIN NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION; END IF; END $$;
GRANT "timebank_posting" TO "timebank_owner";
GRANT "timebank_service" TO "timebank_owner";
ALTER ROLE "timebank_service" SET search_path = 'pg_catalog';
\getenv owner owner
\getenv service service
ALTER ROLE "timebank_owner" PASSWORD :'owner';
ALTER ROLE "timebank_service" PASSWORD :'service';
CREATE DATABASE "timebank" OWNER "timebank_owner" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
\connect "timebank"
REVOKE ALL ON DATABASE "timebank" FROM PUBLIC;
GRANT CONNECT ON DATABASE "timebank" TO "timebank_service";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
