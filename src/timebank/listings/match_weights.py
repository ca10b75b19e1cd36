"""The weights of matching: matching.toml."""

import tomllib
from functools import cache
from importlib.resources import files

from timebank.listings.match_rules import Weights, every_word


@cache
def weights() -> Weights:
    """What the file says. Raises ValueError where a weight would turn the rules round."""
    text = (files("timebank.listings") / "matching.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    found = Weights(
        same=read["same"],
        open=read["open"],
        around=read["around"],
        lately_days=read["lately"]["days"],
        little_minutes=read["lately"]["little_minutes"],
        much_minutes=read["lately"]["much_minutes"],
        helped_within_days=read["lately"]["helped_within_days"],
        most_weighed=read["most"]["weighed"],
        most_wants=read["most"]["wants"],
        access={
            one["code"]: tuple(tuple(every_word(words)) for words in one["words"])
            for one in read["access"]
        },
    )
    check(found)
    return found


def check(weights: Weights) -> None:
    """What fits is never worth less than what is open, nor that less than what contradicts; what
    speaks for somebody never counts against them; and no sum of it outweighs a measure that is
    lacking. Raises ValueError."""
    if not all(0 <= weights.open[name] <= weights.same[name] for name in weights.same):
        raise ValueError("[same] and [open]: 0 <= open <= same")
    for_them = {name: worth for name, worth in weights.around.items() if name not in _AGAINST}
    if min(for_them.values()) < 0 or max(weights.around[name] for name in _AGAINST) > 0:
        raise ValueError("[around]: told and measure_needed are 0 or less, all others 0 or more")
    most = sum(weights.same.values()) + sum(for_them.values()) - weights.around["told"]
    if -weights.around["measure_needed"] <= most:
        raise ValueError("[around]: measure_needed has to outweigh all others together")


_AGAINST = ("told", "measure_needed")
