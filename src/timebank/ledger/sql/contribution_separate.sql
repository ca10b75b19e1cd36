-- Whoever calls an entry separate speaks of the entries that they see, and of none that comes later: by
-- their ids, for an instant says nothing of what was on its way then, nor after the clock stepped back.
-- Triggers fire in the order of their names, and contribution_judged looks at both columns.
CREATE FUNCTION timebank.contribution_separate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    NEW.separate_from := CASE WHEN NEW.separate_by IS NOT NULL THEN ARRAY(
        SELECT o.id FROM timebank.alike(NEW.community_id, NEW) o) END;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_called_separate BEFORE UPDATE OF separate_by ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_separate();
