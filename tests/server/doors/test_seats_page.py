"""The page of invitations and seats shows what its reader's records show: of a capital nothing, not even a number."""

import re

from tests.server.doors.people import act, deputy, invited, joins, page, signed_in, text
from tests.server.worlds import AKRA, CHIEF, DORN, INSIDE, MEDIATOR, PRESIDENT, PRESS, SELM, Worlds, standing_in


def test_the_secretariat_sees_no_capital_seat():
    seen = text(signed_in(CHIEF).get(page(CHIEF, "seats/")))
    for seat in (AKRA, SELM, DORN, MEDIATOR):
        assert f'value="{seat}"' in seen
    for hidden in ("capital", "president", PRESS, "principal"):
        assert hidden not in seen.lower()


def test_a_capital_changes_no_byte_of_the_secretariats_page(worlds: Worlds):
    """Two databases: with Akra's capital, its seats, an account and an invitation for them, and without."""
    pages = []
    for doors in (INSIDE, set(INSIDE) - {"akra's capital"}):
        with standing_in(worlds.world(doors)):
            browser = signed_in(CHIEF)
            pages.append([browser.get(page(CHIEF, name)).content for name in ("seats/", "seat/")])
            pages[-1].append(browser.get("/").content)
    plain = [[re.sub(rb'csrfmiddlewaretoken" value="[^"]+"', b"", content) for content in each] for each in pages]
    assert plain[0] == plain[1]


def test_a_head_sees_the_rest_of_its_delegation_and_its_capital():
    deputy()
    seen = text(signed_in(AKRA).get(page(AKRA, "seats/")))
    for seat in (PRESS, "akra.deputy", PRESIDENT):
        assert f'value="{seat}"' in seen
    for other in (SELM, DORN, MEDIATOR, CHIEF):
        assert f'value="{other}"' not in seen


def test_the_buttons_fit_the_seat():
    seat = deputy()
    row = f'id="seat-{seat}"'

    def buttons() -> str:
        return text(signed_in(AKRA).get(page(AKRA, "seats/"))).split(row)[1].split("</article>")[0]

    assert 'value="invite"' in buttons()
    assert 'value="lock"' not in buttons()
    link = invited(AKRA, seat)
    assert 'value="withdraw"' in buttons()
    joins(link, "hedrin")
    assert all(f'value="{do}"' in buttons() for do in ("lock", "sign-in link"))
    assert 'value="invite"' not in buttons()
    signed_in(AKRA).post(page(AKRA, "seats/"), {"do": "lock", "seat": seat})
    assert all(f'value="{do}"' in buttons() for do in ("unlock", "invite"))


def test_no_page_names_an_account_to_others():
    joins(invited(AKRA, deputy()), "secret-name")
    for seat in (AKRA, CHIEF):
        assert "secret-name" not in text(signed_in(seat).get(page(seat, "seats/")))


def test_an_empty_page_says_what_to_do():
    seen = text(signed_in(PRESIDENT).get(page(PRESIDENT, "seats/")))
    assert "Seat a person first" in seen
    act(PRESIDENT, "capital.akra", kind="SeatPerson", seat="akra.capital.aide", office="aide", person="Mirel Hast")
    assert "Mirel Hast" in text(signed_in(PRESIDENT).get(page(PRESIDENT, "seats/")))
