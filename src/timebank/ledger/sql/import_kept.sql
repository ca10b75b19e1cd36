-- The lines of an import are evidence: an opening names one, and the day on which balances were
-- counted says which hours they hold. While a run is only checked they come and go; once it was
-- posted only what people typed, and what was said of that, can be emptied.
CREATE FUNCTION timebank.import_rows_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM timebank.still_checked(
        array_agg(DISTINCT r.community_id), array_agg(DISTINCT r.run_id)) FROM changed r;
    RETURN NULL;
END
$$;
-- Once a statement and not once a row: a check may change its mind about a hundred thousand.
CREATE FUNCTION timebank.import_rows_same() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT r.community_id, r.id, r.line, r.outcome FROM changed r
        EXCEPT SELECT a.community_id, a.id, a.line, a.outcome FROM anew a
    ) THEN
        PERFORM timebank.still_checked(
            array_agg(DISTINCT r.community_id), array_agg(DISTINCT r.run_id)) FROM changed r;
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION timebank.import_run_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_broken boolean;
    v_accounts uuid[];
BEGIN
    v_broken := CASE
        WHEN TG_OP = 'INSERT' THEN NEW.state <> 'checked'
        WHEN (OLD.community_id, OLD.id) <> (NEW.community_id, NEW.id) THEN true
        WHEN OLD.state = 'checked' THEN NEW.state = 'undone'
        ELSE NEW.state = 'checked'
            OR (NEW.kind, NEW.file_sha256, NEW.counted_on, NEW.run_by, NEW.checked_at,
                NEW.posted_at)
            IS DISTINCT FROM
               (OLD.kind, OLD.file_sha256, OLD.counted_on, OLD.run_by, OLD.checked_at,
                OLD.posted_at)
            OR OLD.state = 'undone' AND (NEW.state, NEW.undone_at, NEW.undone_by)
            IS DISTINCT FROM (OLD.state, OLD.undone_at, OLD.undone_by)
        END;
    IF v_broken THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
    IF NEW.state = 'undone' THEN
        -- Whoever opens a balance locks its account before looking at the run (open_balances.sql): so
        -- one of the two waits here, and then sees what the other has done.
        v_accounts := ARRAY(
            SELECT r.account_id FROM timebank.import_row r
            WHERE r.community_id = NEW.community_id AND r.run_id = NEW.id
                AND r.account_id IS NOT NULL);
        IF v_accounts <> '{}' THEN
            PERFORM timebank.accounts_lock(NEW.community_id, v_accounts);
        END IF;
    END IF;
    -- A balance that stands was counted on its day, whatever is said of the run that brought it in.
    IF NEW.state = 'undone' AND EXISTS (
        SELECT 1 FROM timebank.import_row r
        JOIN timebank.transfer t ON t.community_id = r.community_id AND t.import_row_id = r.id
        WHERE r.community_id = NEW.community_id AND r.run_id = NEW.id
            AND r.account_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM timebank.transfer u
                WHERE u.community_id = t.community_id AND u.reverses_id = t.id)
    ) THEN
        PERFORM timebank.refuse('opening_stands', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER import_row_stays BEFORE UPDATE OF
    community_id, id, run_id, position, sheet, row_number, account_id ON timebank.import_row
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER import_rows_same AFTER UPDATE ON timebank.import_row
REFERENCING OLD TABLE AS changed NEW TABLE AS anew
FOR EACH STATEMENT EXECUTE FUNCTION timebank.import_rows_same();
CREATE TRIGGER import_rows_added AFTER INSERT ON timebank.import_row
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION timebank.import_rows_kept();
CREATE TRIGGER import_rows_gone AFTER DELETE ON timebank.import_row
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION timebank.import_rows_kept();
CREATE TRIGGER import_row_not_emptied BEFORE TRUNCATE ON timebank.import_row
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER import_run_kept BEFORE INSERT OR UPDATE ON timebank.import_run
FOR EACH ROW EXECUTE FUNCTION timebank.import_run_kept();
CREATE TRIGGER import_run_not_deleted BEFORE DELETE OR TRUNCATE ON timebank.import_run
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
