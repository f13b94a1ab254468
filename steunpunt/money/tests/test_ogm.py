"""The structured communication: every remainder, and as people write it."""

import pytest
from stdnum.be import ogm_vcs

from steunpunt.money import ogm


def test_all_97_checks_are_right() -> None:
    made = [ogm.with_check(f"{2031000000 + n}") for n in range(97)]

    assert {one[10:] for one in made} == {f"{n:02}" for n in range(1, 98)}
    assert all(ogm.is_valid(one) and ogm_vcs.is_valid(one) for one in made)


@pytest.mark.parametrize("digits", ["0000000000", "0000000097", "9999999999"])
def test_the_edges(digits) -> None:
    made = ogm.with_check(digits)

    assert ogm.is_valid(made)
    wrong = f"{digits}{(int(made[10:]) + 1) % 100:02}"
    assert not ogm.is_valid(wrong)


def test_a_remainder_of_zero_is_written_as_97() -> None:
    assert ogm.with_check("0000000097") == "000000009797"
    assert not ogm.is_valid("000000009700")


@pytest.mark.parametrize("wrong", ["", "123", "12345678900x", "²" * 12, "1" * 13])
def test_what_is_no_communication_is_not_valid(wrong) -> None:
    assert not ogm.is_valid(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "+++203/1000/00133+++",
        "***203/1000/00133***",
        "203100000133",
        "factuur 203 / 1000 / 00133 dank",
        "203/1000/00133 en 203/1000/00133",
    ],
)
def test_it_is_found_in_what_people_write(text) -> None:
    right = ogm.with_check("2031000001")

    assert ogm.found_in(text) == [right]


def test_a_longer_number_is_not_taken_for_one() -> None:
    assert ogm.found_in("12031000001" + "33") == []
    assert ogm.found_in("+++203/1000/00199+++") == []
    assert ogm.shown("203100000133") == "+++203/1000/00133+++"
