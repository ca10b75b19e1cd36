"""What members are told, and what one message says at most. Pure."""

from enum import StrEnum

MOST_LINES = 20
"""Of one message: whoever was away for long gets a letter and no book."""


class NewsKind(StrEnum):
    """What can be told, each with a switch of its own; its words are `message-news-…` and
    `page-news-…` in the catalogue."""

    EXCHANGE_ANSWERED = "exchange_answered"
    EXCHANGE_CHANGED = "exchange_changed"
    SESSION_TOMORROW = "session_tomorrow"
    SESSION_CANCELLED = "session_cancelled"
    PLACE_FREE = "place_free"
    PLEASE_CONFIRM = "please_confirm"
    ENTRY_QUESTIONED = "entry_questioned"
    THANKED = "thanked"
