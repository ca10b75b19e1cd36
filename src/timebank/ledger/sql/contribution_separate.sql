-- When somebody called an entry separate: they spoke of the entries that stood then (same_time).
-- Triggers fire in the order of their names, and contribution_frozen looks at both columns.
CREATE FUNCTION timebank.contribution_separate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    NEW.separate_at := CASE WHEN NEW.separate_by IS NOT NULL THEN timebank.ledger_now() END;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_called_separate BEFORE UPDATE OF separate_by ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_separate();
