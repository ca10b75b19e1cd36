-- What was stated never changes, what is decided never changes, and nothing is deleted. Fills in what
-- the credit of a verified one points at, whatever anybody wrote there.
CREATE FUNCTION timebank.contribution_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_refusal text;
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
    v_refusal := CASE
        WHEN OLD.state IN ('verified', 'declined', 'withdrawn')
            OR (OLD.state = 'historic' AND NEW.state NOT IN ('historic', 'withdrawn'))
            THEN 'already_decided'
        WHEN OLD.state = 'queried' AND NEW.state IN ('logged', 'historic')
            OR OLD.state = 'logged' AND NEW.state = 'historic'
            OR (NEW.minutes <> OLD.minutes AND NEW.state <> 'verified')
            OR (NEW.community_id, NEW.id, NEW.giver_id, NEW.giver_account_id, NEW.receiver_type,
                NEW.receiver_id, NEW.payer_account_id, NEW.activity_id, NEW.worked_from,
                NEW.worked_on, NEW.logged_at)
            <> (OLD.community_id, OLD.id, OLD.giver_id, OLD.giver_account_id, OLD.receiver_type,
                OLD.receiver_id, OLD.payer_account_id, OLD.activity_id, OLD.worked_from,
                OLD.worked_on, OLD.logged_at)
            OR (NEW.stated_by, NEW.corrects_id, NEW.import_row_id, NEW.external_ref,
                NEW.external_ref_keeper)
            IS DISTINCT FROM
               (OLD.stated_by, OLD.corrects_id, OLD.import_row_id, OLD.external_ref,
                OLD.external_ref_keeper)
            THEN 'contribution_frozen'
        ELSE timebank.contribution_broken(NEW)
        END;
    IF v_refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v_refusal, '{}');
    END IF;
    NEW.verified_id := CASE NEW.state WHEN 'verified' THEN NEW.id END;
    NEW.verified_minutes := CASE NEW.state WHEN 'verified' THEN NEW.minutes END;
    NEW.credit_kind := CASE WHEN NEW.state <> 'verified' THEN NULL
        WHEN NEW.receiver_type = 'member' THEN 'exchange' ELSE 'thank' END;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_frozen BEFORE UPDATE OR DELETE ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_frozen();
CREATE TRIGGER contribution_kept BEFORE TRUNCATE ON timebank.contribution
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contribution_frozen();
