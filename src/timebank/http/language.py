"""English or Welsh, by what the caller accepts."""

from starlette.datastructures import Headers

from timebank.base.actors import Language

_SUPPORTED = {language.value: language for language in Language}


def language_of(headers: Headers) -> Language:
    """The better liked of the two languages by `Accept-Language` (RFC 9110); English if neither."""
    wanted = headers.get("accept-language")
    if not wanted:
        return Language.ENGLISH
    liked: dict[Language, float] = {}
    for part in wanted[:200].split(","):
        tag, _, parameters = part.partition(";")
        language = _SUPPORTED.get(tag.strip().split("-", 1)[0].lower())
        if language is not None:
            liked[language] = max(liked.get(language, 0.0), _weight(parameters))
    best = max(liked, key=lambda language: liked[language], default=Language.ENGLISH)
    return best if liked.get(best, 0.0) > 0 else Language.ENGLISH


def _weight(parameters: str) -> float:
    name, _, weight = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return 0.0
