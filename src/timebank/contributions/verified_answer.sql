-- for: service
-- What `Verified` (schemas.py) says of a contribution just credited and its transfer, which a test
-- holds together; and whom that shows, for the trail. As a form that is filled in: json_build_object,
-- and concat, would look up the type of each of sixty arguments. Balances, and what was passed
-- on, are told of the accounts of these owners, as far as they are the caller's to see; NULL: of all.
CREATE FUNCTION timebank.verified_answer(
    p_community uuid,
    p_keeper uuid,
    p_contribution uuid,
    p_transfer uuid,
    p_passed_on bigint,
    p_owners_seen uuid[],
    OUT body bytea,
    OUT about uuid[]
)
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    c_instant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
BEGIN
    SELECT convert_to(format(
        '{"contribution":{"id":"%s","giver_id":"%s","receiver":%s,"activity_id":"%s"'
        ',"worked_from":"%s","worked_on":"%s","minutes":%s,"state":"%s","stated_by_id":%s'
        ',"logged_at":"%s","decided_by_kind":"%s","decided_by_id":"%s","decided_at":"%s"'
        ',"typed_by_decider":%s,"transfer_id":"%s","corrects_id":%s,"corrected_by_id":null'
        ',"looks_like_id":%s,"session_id":%s,"separate":%s,"without_measures":%s'
        ',"external_ref":%s},"transfer":{"id":"%s","kind":"%s","debit_account_id":"%s"'
        ',"credit_account_id":"%s","minutes":%s,"recorded_at":"%s","contribution_id":"%s"'
        ',"giver_balance_minutes":%s,"receiver_balance_minutes":%s},"passed_on_minutes":%s}',
        c.id, c.giver_id, CASE c.receiver_type
            WHEN 'member' THEN '{"member_id":"' || c.receiver_id || '","organisation_id":null}'
            WHEN 'organisation' THEN
                '{"member_id":null,"organisation_id":"' || c.receiver_id || '"}'
            ELSE 'null' END,
        c.activity_id, c.worked_from, c.worked_on, c.minutes, c.state,
        coalesce('"' || c.stated_by || '"', 'null'),
        to_char(c.logged_at AT TIME ZONE 'UTC', c_instant), c.decided_by_kind, c.decided_by,
        to_char(c.decided_at AT TIME ZONE 'UTC', c_instant),
        coalesce((c.stated_by = c.decided_by)::text, 'false'), t.id,
        coalesce('"' || c.corrects_id || '"', 'null'),
        coalesce('"' || c.looks_like_id || '"', 'null'),
        coalesce('"' || c.session_id || '"', 'null'), (c.separate_by IS NOT NULL)::text,
        -- Nobody but a coordinator confirms one that has this mark.
        coalesce(array_to_json(c.without_measures)::text, '[]'),
        -- To a caller only their own reference is shown.
        CASE WHEN c.external_ref_keeper = p_keeper
            THEN to_json(c.external_ref)::text ELSE 'null' END,
        t.id, t.kind, t.debit_account_id, t.credit_account_id, t.minutes,
        to_char(t.recorded_at AT TIME ZONE 'UTC', c_instant), t.contribution_id,
        CASE WHEN p_owners_seen IS NULL OR c.giver_id = ANY (p_owners_seen)
            THEN coalesce(t.c_bal::text, 'null') ELSE 'null' END,
        CASE WHEN p_owners_seen IS NULL OR c.receiver_id = ANY (p_owners_seen)
            THEN coalesce(t.d_bal::text, 'null') ELSE 'null' END,
        CASE WHEN p_owners_seen IS NULL OR c.giver_id = ANY (p_owners_seen)
            THEN p_passed_on::text ELSE 'null' END), 'UTF8'),
        CASE c.receiver_type WHEN 'member' THEN ARRAY[c.giver_id, c.receiver_id, c.decided_by]
            ELSE ARRAY[c.giver_id, c.decided_by] END
    INTO body, about
    FROM timebank.contribution c CROSS JOIN timebank.transfer t
    WHERE c.community_id = p_community AND c.id = p_contribution
        AND t.community_id = p_community AND t.id = p_transfer;
END
$$;
