-- What was stated never changes, and nothing is deleted. Asked only where a statement names one of these
-- columns: to compare them all took a fiftieth of confirming an hour, which names none.
CREATE FUNCTION timebank.contribution_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
    IF (NEW.community_id, NEW.id, NEW.giver_id, NEW.giver_account_id, NEW.receiver_type,
            NEW.receiver_id, NEW.payer_account_id, NEW.activity_id, NEW.worked_from,
            NEW.worked_on, NEW.logged_at, NEW.stated_by, NEW.corrects_id, NEW.import_row_id,
            NEW.session_id, NEW.external_ref, NEW.external_ref_keeper, NEW.asks_for)
        IS DISTINCT FROM
           (OLD.community_id, OLD.id, OLD.giver_id, OLD.giver_account_id, OLD.receiver_type,
            OLD.receiver_id, OLD.payer_account_id, OLD.activity_id, OLD.worked_from,
            OLD.worked_on, OLD.logged_at, OLD.stated_by, OLD.corrects_id, OLD.import_row_id,
            OLD.session_id, OLD.external_ref, OLD.external_ref_keeper, OLD.asks_for) THEN
        PERFORM timebank.refuse(CASE WHEN OLD.state IN ('verified', 'declined', 'withdrawn')
            THEN 'already_decided' ELSE 'contribution_frozen' END, '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_frozen BEFORE UPDATE OF community_id, id, giver_id, giver_account_id,
    receiver_type, receiver_id, payer_account_id, activity_id, worked_from, worked_on, logged_at,
    stated_by, corrects_id, import_row_id, session_id, external_ref, external_ref_keeper, asks_for
    OR DELETE ON timebank.contribution FOR EACH ROW EXECUTE FUNCTION timebank.contribution_frozen();
CREATE TRIGGER contribution_kept BEFORE TRUNCATE ON timebank.contribution
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contribution_frozen();
