"""Attendance from files of meeting tools, in the shapes in which those write them."""

import json
from contextlib import suppress
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from steunpunt.programme.models import Attendance
from steunpunt.programme.online import reading
from steunpunt.programme.online.matching import match
from steunpunt.programme.online.reading import (
    FileNotRead,
    FileTooLarge,
    FormatNotKnown,
    NobodyInIt,
    read,
)
from steunpunt.programme.online.stays import Guest, Stay, seconds_in_all
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.records.refusing import Refused
from steunpunt.sector.tests.builders import a_person, a_user, who_may_see_people

MARCH = date(2031, 3, 4)
TEAMS = """1. Samenvatting
Titel van vergadering\tGroepsdynamica
Bijgewoonde deelnemers\t3

2. Deelnemers
Naam\tEerste deelname\tLaatst verlaten\tDuur\tE-mail\tDeelnemers-id (UPN)\tRol
Sabbe, Lotte (extern)\t4/03/31, 09:30:47\t4/03/31, 12:29:46\t2h 58m 59s\tlotte@x.example\tlotte@x.example\tPresentator
Jef Claes\t4/03/31, 09:31:11\t4/03/31, 09:41:45\t10 min 34 sec\t\t\tDeelnemer

3. Activiteiten in vergadering
Naam\tTijdstip van deelname\tTijdstip van vertrek\tDuur\tE-mail\tRol
Jef Claes\t4/03/31, 09:31:11\t4/03/31, 09:41:45\t10m 34s\t\tDeelnemer
"""
OLD_TEAMS = """Full Name\tUser Action\tTimestamp
Noor\tJoined before\t3/4/2031, 10:30:00 AM
Lotte Sabbe\tJoined\t3/4/2031, 10:30:00 AM
Lotte Sabbe\tLeft\t3/4/2031, 11:30:00 AM
Claes, Jef (extern)\tJoined\t3/4/2031, 11:30:00 AM
Claes, Jef (extern)\tJoined\t3/4/2031, 11:40:00 AM
Claes, Jef (extern)\tLeft\t3/4/2031, 12:30:00 PM
Lotte Sabbe\tJoined\t3/4/2031, 12:00:00 PM
Lotte Sabbe\tLeft\t3/4/2031, 1:30:00 PM
"""
OLD_TEAMS_NL = """Volledige naam\tGebruikersactie\tTijdstempel
Noor\tNam eerder deel\t4-3-2031 10:30:00
Lotte Sabbe\tNam deel\t4-3-2031 10:30:00
Lotte Sabbe\tVertrokken\t4-3-2031 11:30:00
Claes, Jef (extern)\tNam deel\t4-3-2031 11:30:00
Claes, Jef (extern)\tVertrokken\t4-3-2031 12:30:00
Lotte Sabbe\tNam deel\t4-3-2031 12:00:00
Lotte Sabbe\tVertrokken\t4-3-2031 13:30:00
"""
ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
"812 3456 7890","Groepsdynamica, deel 1",03/04/2031 09:25:00 AM,03/04/2031 12:35:00 PM,noor@x.example,190,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Lotte Sabbe,lotte@x.example,03/04/2031 09:30:00 AM,03/04/2031 10:30:00 AM,60,Yes,No
Lotte Sabbe,lotte@x.example,03/04/2031 10:20:00 AM,03/04/2031 12:30:00 PM,130,Yes,No
iPad (Jef Claes),,03/04/2031 09:30:00 AM,03/04/2031 12:30:00 PM,180,Yes,No
Jef Claes,,03/04/2031 09:00:00 AM,03/04/2031 09:30:00 AM,30,Yes,Yes
"""
BBB = """Naam,Moderator,Activiteitsscore,Spreektijd,Webcamtijd,Berichten,Reacties,Stemmen,Handen,Binnen,Weg,Duur,Wat vond je, ervan?\r
"Lotte Sabbe","FALSE","3,2","00:01:10","-","2","0","1","0","4/3/2031 09:30:00","4/3/2031 12:30:00","03:00:00","goed"\r
"Anoniem","","","","","","","","","","","","-"\r
"""


def a_dashboard(*users: tuple[str, list[tuple[int, int]]]) -> str:
    """As BigBlueButton keeps it, times in minutes from some beginning."""
    start = 1_930_000_000_000
    at = [
        [(start + first * 60_000, last and start + last * 60_000) for first, last in s]
        for _n, s in users
    ]
    return json.dumps(
        {
            "name": "Groepsdynamica",
            "endedOn": start + 180 * 60_000,
            "users": {
                f"u{n}": {
                    "name": name,
                    "isModerator": False,
                    "intIds": {
                        f"w{n}": {
                            "sessions": [
                                {"registeredOn": first, "leftOn": last}
                                for first, last in at[n]
                            ]
                        }
                    },
                }
                for n, (name, _spans) in enumerate(users)
            },
        }
    )


def told(guests: list[Guest]) -> dict[str, tuple[str, int]]:
    return {one.name: (one.email, int((one.seconds or 0) // 60)) for one in guests}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_teams_in_whatever_language(encoding) -> None:
    assert told(read(TEAMS.encode(encoding))) == {
        "Sabbe, Lotte (extern)": ("lotte@x.example", 178),
        "Jef Claes": ("", 10),
    }


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
@pytest.mark.parametrize("text", [OLD_TEAMS, OLD_TEAMS_NL], ids=["en", "nl"])
def test_teams_of_before_2021_knows_who_joined_and_left(text, encoding) -> None:
    assert told(read(text.encode(encoding))) == {
        "Lotte Sabbe": ("", 150),
        "Claes, Jef (extern)": ("", 60),
        "Noor": ("", 180),
    }


@pytest.mark.parametrize(
    ("damage", "by"),
    [("Joined", "x1\tJoined"), ("1:30:00 PM", "25:99"), ("Left", "Sat down")],
)
def test_what_only_looks_like_such_a_list_is_not_read(damage, by) -> None:
    text = OLD_TEAMS.replace("Left", "Left the room", 1).replace(damage, by, 1)

    with pytest.raises(FormatNotKnown):
        read(text.encode())


def test_zoom_counts_who_came_back_once_and_no_waiting_room() -> None:
    assert told(read(ZOOM.encode())) == {
        "Lotte Sabbe": ("lotte@x.example", 180),
        "iPad (Jef Claes)": ("", 180),
    }


def test_zoom_as_a_spreadsheet_of_here_saves_it() -> None:
    text = "Name;User Email;Total Duration (Minutes)\nZoë Aerts;zoe@x.example;95\n"

    assert told(read(text.encode("cp1252"))) == {"Zoë Aerts": ("zoe@x.example", 95)}


def test_bigbluebutton_as_csv() -> None:
    assert told(read(BBB.encode())) == {"Lotte Sabbe": ("", 180)}


def test_bigbluebutton_as_json_with_a_break_and_without_an_end() -> None:
    text = a_dashboard(("Lotte Sabbe", [(0, 60), (90, 180)]), ("Jef", [(100, 0)]))

    assert told(read(text.encode())) == {"Lotte Sabbe": ("", 150), "Jef": ("", 80)}


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), min_size=1))
def test_a_minute_counts_once_on_however_many_devices(stays) -> None:
    spans = [(first, first + long) for first, long in stays]
    minutes = {m for first, last in spans for m in range(first, last)}

    found = seconds_in_all([Stay("L", span=(float(a), float(b))) for a, b in spans])

    assert found == len(minutes)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FormatNotKnown),
        (b"x" * (reading.MOST_BYTES + 1), FileTooLarge),
        (b"a,b\n" * (reading.MOST_LINES + 1), FileTooLarge),
        (b"Name,Age\nLotte,40\n", FormatNotKnown),
        (b"PK\x03\x04\x00\x00binary", FileNotRead),
        (TEAMS.encode("utf-16")[:301], FileNotRead),
        (ZOOM.encode("utf-16-le"), FileNotRead),
        (BBB.split("09:30")[0].encode(), FileNotRead),
        (ZOOM.encode()[:110], FileNotRead),
        (b'{"users": {"u1": {"na', FileNotRead),
        (b"[" * 9000, FormatNotKnown),
        (b'{"a":' * 9000, FileNotRead),
        (b'{"users": []}', FormatNotKnown),
        (b'{"users": {"u1": {"name": 3}}}', FormatNotKnown),
        (b'{"users": {"u1": {"name": "L", "intIds": [1]}}}', NobodyInIt),
        (b'{"users": {}}', NobodyInIt),
        (TEAMS.split("Sabbe")[0].encode(), NobodyInIt),
    ],
    ids=str,
)
def test_a_bad_file_gets_one_clear_sentence(content, refusal) -> None:
    with pytest.raises(refusal) as refused:
        read(content)

    assert str(refused.value).strip().endswith(".")


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_no_file_breaks_the_reader(content) -> None:
    with suppress(Refused):
        read(content)


@given(
    st.sampled_from([TEAMS, OLD_TEAMS, ZOOM, BBB]),
    st.integers(0, 700),
    st.integers(0, 255),
)
def test_no_damage_breaks_the_reader(text, at, byte) -> None:
    content = bytearray(text.encode())
    content[at % len(content)] = byte
    with suppress(Refused):
        read(bytes(content[: at + 60]))


# -- Who it is -------------------------------------------------------------------------


@pytest.fixture
def session(db):
    return an_activity(MARCH).sessions.get()  # three hours


def a_guest(name, email="", minutes=180) -> Guest:
    return Guest(name, email, [Stay(name, email, minutes * 60.0)])


def found(session, *guests) -> list[tuple]:
    return [
        (one.name, one.registration and one.registration.who, one.doubt.value)
        for one in match(session, guests)
    ]


def test_by_address_then_by_exactly_the_same_name(session) -> None:
    lotte = a_person("Lotte", "Sabbe", email="Lotte@x.example")
    for person in (lotte, a_person("Zoë", "D’Hoker"), a_person("Jef", "Claes")):
        a_registration(session.activity, person)

    assert found(
        session,
        a_guest("L.", "lotte@X.example"),
        a_guest("zoe dhoker"),
        a_guest("Claes, Jef (extern)"),
        a_guest("Jeff Claes"),
    ) == [
        ("Jeff Claes", None, "nobody"),
        ("Claes, Jef (extern)", "Jef Claes", ""),
        ("L.", "Lotte Sabbe", ""),
        ("zoe dhoker", "Zoë D’Hoker", ""),
    ]


def test_a_shared_address_is_told_apart_by_name(session) -> None:
    for name in ("Lotte", "Jef"):
        person = a_person(name, "Claes", email="info@x.example")
        a_registration(session.activity, person)

    assert found(
        session,
        a_guest("Jef Claes", "info@x.example"),
        a_guest("Zilverlinde", "info@x.example"),
    ) == [("Zilverlinde", None, "several"), ("Jef Claes", "Jef Claes", "")]


def test_an_address_of_one_and_the_name_of_another_is_doubtful(session) -> None:
    a_registration(session.activity, a_person("Lotte", "Sabbe", email="l@x.example"))
    a_registration(session.activity, a_person("Jef", "Claes"))

    assert found(session, a_guest("Jef Claes", "l@x.example"))[0][2] == "several"


def test_less_than_half_of_the_session_is_doubtful(session) -> None:
    a_registration(session.activity, a_person("Lotte", "Sabbe"))

    assert found(session, a_guest("Lotte Sabbe", minutes=89))[0][2] == "short"
    assert found(session, a_guest("Lotte Sabbe", minutes=90))[0][2] == ""


def test_one_person_under_two_names_adds_up(session) -> None:
    a_registration(session.activity, a_person("Lotte", "Sabbe", email="l@x.example"))

    [one] = match(
        session,
        [a_guest("Lotte", "l@x.example", 50), a_guest("Lotte Sabbe", minutes=60)],
    )

    assert (one.minutes, one.doubt.value) == (110, "")


# -- The screens -----------------------------------------------------------------------


@pytest.fixture
def staff(db, client, settings):
    settings.LANGUAGE_CODE = "en"
    client.force_login(who_may_see_people(a_user("jef@steunpunt.example", "staff")))
    return client


def address(session, name) -> str:
    return reverse(f"activity:{name}", args=[session.activity_id, session.pk])


def test_nothing_is_recorded_before_staff_confirm(staff, session) -> None:
    lotte = a_registration(
        session.activity, a_person("Lotte", "Sabbe", email="lotte@x.example")
    )
    jef = a_registration(session.activity, a_person("Jef", "Claes"))
    an = a_registration(session.activity, a_person("An", "Maes"))
    file = SimpleUploadedFile("report.csv", TEAMS.encode("utf-16"))

    page = staff.post(address(session, "attendance_file"), {"file": file})
    assert Attendance.objects.count() == 0
    assert "You decide" in page.content.decode()
    assert [one.doubt.value for one in page.context["doubtful"]] == ["short"]
    assert page.context["missing"] == [an]

    sent = {"here": ["", str(lotte.pk)], "held": "1"}
    staff.post(address(session, "attendance_confirm"), sent)
    seen = dict(Attendance.objects.values_list("registration", "present"))
    assert seen == {lotte.pk: True, jef.pk: False, an.pk: False}


def test_a_bad_file_is_said_beside_the_field(staff, session) -> None:
    file = SimpleUploadedFile("report.csv", b"\x00\x01")

    page = staff.post(address(session, "attendance_file"), {"file": file})

    assert page.status_code == 422
    assert "damaged or cut off" in page.content.decode()


def test_nobody_of_elsewhere_is_recorded(staff, session) -> None:
    stranger = a_registration(an_activity(MARCH), a_person("Jef", "Claes"))

    staff.post(address(session, "attendance_confirm"), {"here": [str(stranger.pk)]})

    assert Attendance.objects.count() == 0
