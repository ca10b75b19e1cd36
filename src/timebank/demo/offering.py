"""What some members offer and ask for when the demo opens, each in their own language."""

from collections.abc import Sequence

from timebank.demo.acts import Listed, Offer
from timebank.demo.places import Place, code_of
from timebank.demo.story import Story
from timebank.listings.rules import ListingKind, Time

OFFERS, REQUESTS = 40, 20
_OFFERED = (
    ("gardening", "I can mow a small lawn", "Gallaf dorri lawnt fach"),
    ("gardening", "Pots and hanging baskets", "Potiau a basgedi crog"),
    ("dog_walking", "Walks for a friendly dog", "Mynd \u00e2 chi cyfeillgar am dro"),
    ("cooking", "Cooking a big pot together", "Coginio llond sosban gyda\u2019n gilydd"),
    ("befriending", "A chat over a cup of tea", "Sgwrs dros baned"),
    ("it_help", "Help with a phone or tablet", "Help gyda ff\u00f4n neu dabled"),
    ("shopping", "Shopping on my way", "Siopa ar fy ffordd"),
    ("diy", "Small jobs around the house", "M\u00e2n waith o gwmpas y t\u0177"),
    ("sewing_and_knitting", "Hems and buttons", "Hemiau a botymau"),
    ("welsh_conversation", "Practise your Welsh with me", "Ymarfer eich Cymraeg gyda fi"),
)
_ASKED = (
    ("gardening", "A hedge that has grown too tall", "Gwrych sydd wedi tyfu\u2019n rhy dal"),
    ("lifts", "A lift to the clinic", "Lifft i\u2019r clinig"),
    ("it_help", "Calling my sister by video", "Galwad fideo i fy chwaer"),
    ("telephone_calls", "A friendly call now and then", "Galwad gyfeillgar bob hyn a hyn"),
    ("filling_in_forms", "A form that I do not understand", "Ffurflen nad wyf yn ei deall"),
    (
        "dog_walking",
        "Somebody for my dog while I am away",
        "Rhywun i\u2019r ci tra bydda i i ffwrdd",
    ),
)


def offer(story: Story, places: Sequence[Place]) -> None:
    """Each in one of these places; on the last evening, so that nothing has expired when somebody
    looks."""
    people = [one for one in story.here if not one.left]
    listed = []
    for kind, count, things in (
        (ListingKind.OFFER, OFFERS, _OFFERED),
        (ListingKind.REQUEST, REQUESTS, _ASKED),
    ):
        for person in story.chance.sample(people, min(count, len(people))):
            code, english, welsh = story.chance.choice(things)
            title = welsh if person.language == "cy" else english
            times = story.chance.sample([*Time], k=2)
            area = code_of(story.chance.choice(places))
            listed.append(Listed(story.new_id(), kind, person, code, title, times, [area]))
    if listed:
        story.act(Offer(listed))
