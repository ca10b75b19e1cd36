-- for: service
-- What `Verified` (schemas.py) says of a contribution just credited and its transfer, which a test
-- holds together; and whom that shows, for the trail. Written out: json_build_object looks up the type
-- of each of its sixty arguments.
CREATE FUNCTION timebank.verified_answer(
    p_community uuid,
    p_keeper uuid,
    p_contribution uuid,
    p_transfer uuid,
    p_passed_on bigint,
    OUT body bytea,
    OUT about uuid[]
)
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    c_instant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
BEGIN
    SELECT convert_to(concat(
        '{"contribution":{"id":"', c.id,
        '","giver_id":"', c.giver_id,
        '","receiver":', CASE c.receiver_type
            WHEN 'member' THEN '{"member_id":"' || c.receiver_id || '","organisation_id":null}'
            WHEN 'organisation' THEN
                '{"member_id":null,"organisation_id":"' || c.receiver_id || '"}'
            ELSE 'null' END,
        ',"activity_id":"', c.activity_id,
        '","worked_from":"', c.worked_from,
        '","worked_on":"', c.worked_on,
        '","minutes":', c.minutes,
        ',"state":"', c.state,
        '","stated_by_id":', coalesce('"' || c.stated_by || '"', 'null'),
        ',"logged_at":"', to_char(c.logged_at AT TIME ZONE 'UTC', c_instant),
        '","decided_by_kind":"', c.decided_by_kind,
        '","decided_by_id":"', c.decided_by,
        '","decided_at":"', to_char(c.decided_at AT TIME ZONE 'UTC', c_instant),
        '","typed_by_decider":', coalesce((c.stated_by = c.decided_by)::text, 'false'),
        ',"transfer_id":"', t.id,
        '","corrects_id":', coalesce('"' || c.corrects_id || '"', 'null'),
        ',"corrected_by_id":null',
        ',"looks_like_id":', coalesce('"' || c.looks_like_id || '"', 'null'),
        ',"separate":', (c.separate_by IS NOT NULL)::text,
        -- To a caller only their own reference is shown.
        ',"external_ref":', CASE WHEN c.external_ref_keeper = p_keeper
            THEN to_json(c.external_ref)::text ELSE 'null' END,
        '},"transfer":{"id":"', t.id,
        '","kind":"', t.kind,
        '","debit_account_id":"', t.debit_account_id,
        '","credit_account_id":"', t.credit_account_id,
        '","minutes":', t.minutes,
        ',"recorded_at":"', to_char(t.recorded_at AT TIME ZONE 'UTC', c_instant),
        '","contribution_id":"', t.contribution_id,
        '","giver_balance_minutes":', coalesce(t.c_bal::text, 'null'),
        ',"receiver_balance_minutes":', coalesce(t.d_bal::text, 'null'),
        '},"passed_on_minutes":', p_passed_on, '}'), 'UTF8'),
        CASE c.receiver_type WHEN 'member' THEN ARRAY[c.giver_id, c.receiver_id, c.decided_by]
            ELSE ARRAY[c.giver_id, c.decided_by] END
    INTO body, about
    FROM timebank.contribution c CROSS JOIN timebank.transfer t
    WHERE c.community_id = p_community AND c.id = p_contribution
        AND t.community_id = p_community AND t.id = p_transfer;
END
$$;
