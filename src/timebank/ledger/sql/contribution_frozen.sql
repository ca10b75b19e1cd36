-- for: service
-- What was stated never changes, what is decided never changes, and nothing is deleted.
CREATE FUNCTION timebank.contribution_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        PERFORM timebank.refuse('append_only', '{}');
    ELSIF OLD.state IN ('verified', 'declined', 'withdrawn')
        OR (OLD.state = 'historic' AND NEW.state NOT IN ('historic', 'withdrawn')) THEN
        PERFORM timebank.refuse('already_decided', '{}');
    ELSIF OLD.state = 'queried' AND NEW.state IN ('logged', 'historic')
        OR OLD.state = 'logged' AND NEW.state = 'historic'
        OR (NEW.community_id, NEW.id, NEW.giver_id, NEW.giver_account_id, NEW.receiver_type,
            NEW.receiver_id, NEW.payer_account_id, NEW.activity_id, NEW.worked_from, NEW.worked_on,
            NEW.logged_at)
        IS DISTINCT FROM
           (OLD.community_id, OLD.id, OLD.giver_id, OLD.giver_account_id, OLD.receiver_type,
            OLD.receiver_id, OLD.payer_account_id, OLD.activity_id, OLD.worked_from, OLD.worked_on,
            OLD.logged_at)
        OR (NEW.stated_by, NEW.corrects_id, NEW.import_row_id, NEW.external_ref)
        IS DISTINCT FROM (OLD.stated_by, OLD.corrects_id, OLD.import_row_id, OLD.external_ref)
        OR (NEW.minutes <> OLD.minutes AND NEW.state <> 'verified') THEN
        PERFORM timebank.refuse('contribution_frozen', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_frozen BEFORE UPDATE OR DELETE ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_frozen();
CREATE TRIGGER contribution_kept BEFORE TRUNCATE ON timebank.contribution
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contribution_frozen();
