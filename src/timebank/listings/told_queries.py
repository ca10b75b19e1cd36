"""What members told at joining that they can do, as skills. It is for coordinators: it was told to
them, and nobody has looked whether the words give anybody away."""

from collections.abc import Sequence
from json import dumps
from uuid import UUID

from sqlalchemy import text

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.listings.skill_queries import Meant, Wanted

# An id of its own, of the time of joining, so that pages have an order. Folded as word_rules.fold
# does it.
_TOLD = text("""
SELECT t.*, t.member_id AS made_by, 'can' AS kind, true AS named, true AS told_at_joining,
    NULL::timestamptz AS ended_at, NULL::uuid AS ended_by
FROM (
    SELECT (left(x.plain, 12) || '7' || right(md5(x.plain || a.id), 19))::uuid AS id,
        m.id AS member_id, m.name AS member_name, m.status AS member_status,
        m.recorded_at AS made_at, a.id AS activity_id,
        NULL::text AS words_en, NULL::text AS words_cy
    FROM timebank.member m
    CROSS JOIN LATERAL (SELECT replace(m.id::text, '-', '') AS plain) x
    CROSS JOIN LATERAL unnest(m.can_do_activity_ids) AS a (id)
    WHERE m.community_id = :community_id AND m.status <> 'left' AND NOT EXISTS (
        SELECT FROM timebank.skill s WHERE s.community_id = :community_id AND s.member_id = m.id
            AND s.kind = 'can' AND s.activity_id = a.id)
    UNION ALL
    SELECT m.id, m.id, m.name, m.status, m.recorded_at, NULL,
        CASE WHEN m.language <> 'cy' THEN m.can_do END,
        CASE WHEN m.language = 'cy' THEN m.can_do END
    FROM timebank.member m
    WHERE m.community_id = :community_id AND m.status <> 'left' AND m.can_do IS NOT NULL
) t
WHERE (CAST(:before AS uuid) IS NULL OR t.id < :before)
    AND (CAST(:activity_id AS uuid) IS NULL OR t.activity_id = :activity_id)
    AND (CAST(:member_id AS uuid) IS NULL OR t.member_id = :member_id)
    AND (CAST(:mine AS boolean) IS NULL OR (t.member_id = ANY (:own)) = :mine)
    AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(CAST(:meant AS jsonb)) AS w (word text, ids uuid[])
        WHERE coalesce(t.activity_id <> ALL (w.ids), true)
            AND position(w.word IN regexp_replace(normalize(
                lower(concat(t.words_en, t.words_cy)), NFKD), '[\u0300-\u036f]', '', 'g')) = 0)
ORDER BY t.id DESC LIMIT :limit
""")


async def told(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    meant: Meant,
    own: Sequence[UUID],
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """What was told that meets all the words that are looked for, whoever joined last first; what
    the member has made a skill of themselves is left to that."""
    if wanted.kind not in (None, "can"):
        return []
    sought = [{"word": word, "ids": [str(one) for one in ids]} for word, ids in meant]
    asked = {
        "community_id": community_id,
        "activity_id": wanted.activity_id,
        "member_id": wanted.member_id,
        "mine": wanted.mine,
        "own": list(own),
        "meant": dumps(sought),
        "before": before,
        "limit": limit,
    }
    return (await connection.execute(_TOLD, asked)).all()
