# The feed of events.
problem-cursor_unknown = This cursor is no place in this feed
    .detail = Send `next` of an answer of this community, unchanged, as `after`. Leave `after` out to begin with the first event.
problem-cursor_ahead = This cursor is ahead of the feed
    .detail = The books here have not come as far. They were probably brought back from a backup: read the feed anew from where your own records are sure, or leave `after` out to begin with the first event.
