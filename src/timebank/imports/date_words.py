"""The words of dates in English and Welsh: months, also mutated, and days of the week."""

from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    word: month
    for month, words in enumerate(
        (
            "january jan ionawr ion",
            "february feb chwefror chwef chwe chw",
            "march mar mawrth fawrth maw faw",
            "april apr ebrill ebr",
            "may mai fai",
            "june jun mehefin fehefin meh feh",
            "july jul gorffennaf orffennaf gorff orff gor",
            "august aug awst aws",
            "september sep sept medi fedi med",
            "october oct hydref hyd",
            "november nov tachwedd dachwedd thachwedd tach dach",
            "december dec rhagfyr ragfyr rhag rag",
        ),
        1,
    )
    for word in words.split()
}

WEEKDAYS: Mapping[str, int] = {
    word: day
    for day, words in enumerate(
        (
            "monday mon llun lun",
            "tuesday tue tues mawrth fawrth maw",
            "wednesday wed weds mercher fercher mer",
            "thursday thu thur thurs iau",
            "friday fri gwener wener gwen gwe",
            "saturday sat sadwrn sad",
            "sunday sun sul",
        )
    )
    for word in words.split()
}
"""Monday is 0. Mawrth is Tuesday and March: which of them, its place tells."""

GLUE = frozenset(("of", "o", "the", "y", "mis", "fis", "dydd", "ddydd", "nos", "noson"))
WEEK_COMMENCING = ("w/c", "wc", "w/b", "week commencing", "week beginning", "week of", "yn dechrau")
