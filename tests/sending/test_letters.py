"""What arrives: the member's language, the community's name, and nothing that breaks out."""

from tests.sending.post_office import SENDER, Reader, Town

ENGLISH = """\
Hello Nia,

This is your code to sign in to Ely:

271828

It is good for 15 minutes. Give it to nobody, whoever asks for it.

If you did not ask for it, you need not do anything.

If you need help, telephone 029 2000 0000.
"""
WELSH = """\
Helo Nia Jones,

Trelái: dyma\u2019ch cod diogelwch i fewngofnodi.

271828

Mae\u2019n gweithio am 2 funud. Peidiwch â\u2019i roi i neb, pwy bynnag sy\u2019n gofyn.

Os na wnaethoch chi ofyn amdano, does dim angen i chi wneud dim.

Os oes angen help arnoch, ffoniwch 029 2000 0000.
"""


async def test_a_letter_arrives_in_welsh(town: Town, nia: Reader) -> None:
    await town.sends_code(nia, minutes=2)
    await town.delivers(town.post.server)
    (letter,) = nia.letters
    assert letter["Subject"] == "Trelái: eich cod i fewngofnodi"
    assert letter["Content-Language"] == "cy"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content() == WELSH


async def test_a_letter_arrives_in_english_and_greets_by_the_name_used(town: Town) -> None:
    nia = await town.member(language="en", name_used="Nia")
    await town.sends_code(nia)
    await town.delivers(town.post.server)
    (letter,) = nia.letters
    assert str(letter["From"]) == f"Ely <{SENDER}>"
    assert letter["Subject"] == "Ely: your sign-in code"
    assert letter.get_content() == ENGLISH


async def test_a_host_without_a_telephone_names_none(town: Town, nia: Reader) -> None:
    await town.books.rows("UPDATE timebank.community SET host = host - 'telephone' WHERE id = $1")
    await town.sends_code(nia)
    await town.delivers(town.post.server)
    assert "ffoniwch" not in nia.letters[0].get_content()


async def test_the_address_is_the_one_that_the_member_has_when_it_leaves(
    town: Town, nia: Reader
) -> None:
    await town.sends_code(nia)
    await town.books.rows(
        "UPDATE timebank.member SET email = $2 WHERE community_id = $1", f"new.{nia.address}"
    )
    await town.delivers(town.post.server)
    assert (len(nia.letters), len(town.post.got(f"new.{nia.address}"))) == (0, 1)


async def test_a_name_does_not_break_out_of_its_line(town: Town) -> None:
    broken = "Nia\r\nBcc: everybody@example.org\r\n\r\nClick here\u2028now"
    nia = await town.member(name=broken, language="en")
    await town.books.rows("UPDATE timebank.community SET name_en = $2 WHERE id = $1", broken)
    await town.sends_code(nia)
    await town.delivers(town.post.server)
    (letter,) = nia.letters
    assert "Bcc" not in letter
    assert letter["Subject"].startswith("Nia Bcc: everybody@example.org Click here now: your")
    assert letter.get_content().splitlines()[0].startswith("Hello Nia Bcc: everybody")
    assert town.post.got("everybody@example.org") == []


async def test_the_name_of_a_community_does_not_pass_for_the_sender(town: Town) -> None:
    forged = 'Trelái, "Banc" <bank@example.org>, ' + "é" * 200
    await town.books.rows("UPDATE timebank.community SET name_cy = $2 WHERE id = $1", forged)
    nia = await town.member("nia@trelái.example.org")
    await town.sends_code(nia)
    await town.delivers(town.post.server)
    (letter,) = nia.letters
    assert [sender.addr_spec for sender in letter["From"].addresses] == [SENDER]


async def test_an_address_of_two_lines_is_none(town: Town) -> None:
    nia = await town.member("nia@example.org\r\nBcc: everybody@example.org")
    message_id = await town.sends_code(nia)
    await town.delivers(town.post.server)
    row = await town.row(message_id)
    assert (row["state"], row["fault"], row["facts"]) == ("failed", "email_unusable", {})
    assert town.post.got("everybody@example.org") == []


async def test_who_has_no_address_is_sent_nothing(town: Town) -> None:
    message_id = await town.sends_code(await town.member(email=None))
    await town.delivers(town.post.server)
    row = await town.row(message_id)
    assert (row["state"], row["fault"], row["facts"]) == ("failed", "no_email", {})
