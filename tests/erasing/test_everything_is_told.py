"""Who asks what is kept of them gets all of it, and nothing of anybody else."""

import json

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from steunpunt.mail.models import Message
from steunpunt.programme.access.keeping import kept_of
from steunpunt.programme.access.mentions import mentions_of
from steunpunt.programme.access.telling import OF_THE_SOFTWARE, as_file, tell
from steunpunt.programme.erasing.staying import OF_NOBODY
from steunpunt.programme.erasing.whom import whom, whom_of_mailbox
from steunpunt.programme.models import Booking
from steunpunt.programme.placing.booking import Asked, Comer, book, hold_places
from steunpunt.programme.tests.builders import an_activity
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_person, a_user
from steunpunt.support.models import Support
from steunpunt.support.tests.builders import a_support, an_accepted_request
from tests.erasing.somebody import EMAIL, FIRST, LAST, MARKERS, PHONE, lived, plant
from tests.erasing.somebody import still_there as columns_with_the_name

#: where who works here signs in with their own address
OF_ACCOUNTS = {"accounts.User.normalised_email", "account.EmailAddress.email"}


def pages(person: Person) -> tuple[str, str]:
    key = [person.pk]
    return reverse("access_person", args=key), reverse("access_download", args=key)


def test_every_column_with_the_name_is_told_or_is_a_mention(noor, marked) -> None:
    lived(marked)
    plant()
    mine = {"first_name": FIRST, "last_name": LAST, "email": EMAIL, "phone": PHONE}
    Person.objects.filter(pk=marked.pk).update(**mine)
    others = Person.objects.exclude(pk=marked.pk)
    others.filter(first_name=f"{FIRST} {LAST}").update(first_name="An")
    others.filter(email=EMAIL).update(email="")
    who = whom(marked)

    kinds = tell(kept_of(who, reader=noor), who)
    mentions, unseen = mentions_of(who, kinds, reader=noor)

    said = {
        f"{kind.model._meta.label}.{one.name}"
        for kind, records in kinds
        for values in records
        for one in values
    }
    said |= {f"{one.record._meta.label}.{one.column}" for one in mentions}
    planted = {
        column
        for column in columns_with_the_name()
        if column.rpartition(".")[0] not in OF_NOBODY
        and column.rpartition(".")[2] not in OF_THE_SOFTWARE
    }
    assert len(planted) > 60
    assert planted - said - OF_ACCOUNTS == set()
    assert unseen == 0
    for one in mentions:
        assert any(marker.lower() in one.excerpt.lower() for marker in MARKERS)


def test_the_file_holds_nothing_of_a_colleague(noor, marked, client: Client) -> None:
    colleague = Comer("Vreemdena", "Anderwoord", "ander@vreemd.example")
    activity = an_activity(timezone.localdate(), is_public=True, places=9)
    _hold, token = hold_places(activity, 2)
    asked = Asked(
        [Comer(FIRST, LAST, EMAIL), colleague],
        contact_name="Vreemdena Anderwoord",
        contact_email="ander@vreemd.example",
        contact_phone="0488 11 22 33",
        remarks="Anderwoord rijdt mee.",
        needs="Vreemdena eet geen noten",
    )
    book(token, asked)
    lived(marked)
    assert Message.objects.filter(text__contains="Anderwoord").exists()
    client.force_login(noor)

    page, file = pages(marked)
    written = client.get(file).content.decode()

    assert all(marker in written for marker in MARKERS)
    for strange in ("Vreemdena", "Anderwoord", "vreemd.example", "0488 11", "noten"):
        assert strange not in written
    shown = client.get(page).content.decode()
    assert all(marker in shown for marker in MARKERS)


def test_a_colleague_sees_what_they_may_see_and_how_much_more_there_is(
    noor, marked, client: Client
) -> None:
    lived(marked)
    Booking.objects.filter(contact_email=EMAIL).update(remarks="Tot dan!")
    asked = an_accepted_request(asker=marked, question="Wie helpt ons?")
    a_support(asked, kind=Support.Kind.REMEDIATION)
    page, file = pages(marked)

    client.force_login(a_user("jef@steunpunt.example", "staff"))
    shown, written = client.get(page), json.loads(client.get(file).content)["kept"]
    assert "Tot dan!" in shown.content.decode()
    assert "Wie helpt ons?" not in shown.content.decode()
    left_out = {k.model._meta.label: k.left_out for k, _r in shown.context["kinds"]}
    assert left_out["programme.AccessNeed"] == 1
    assert left_out["support.SupportRequest"] == 1
    assert not {"programme.accessneed", "support.supportrequest"} & written.keys()

    client.force_login(noor)
    written = json.loads(client.get(file).content)["kept"]
    assert written["support.supportrequest"][0]["question"] == "Wie helpt ons?"
    assert "rolstoel" in written["programme.accessneed"][0]["words"]


def test_who_shares_a_mailbox_reads_nothing_confidential_of_the_other(marked) -> None:
    asked = an_accepted_request(asker=marked, question="Wie helpt ons?")
    a_support(asked, kind=Support.Kind.REMEDIATION)

    def read_by_themselves() -> str:
        who = whom_of_mailbox(EMAIL)
        return as_file(kept_of(who), who, "mijn.json").content.decode()

    assert "Wie helpt ons?" in read_by_themselves()
    a_person("Vreemdena", "Anderwoord", email=EMAIL)
    assert "Vreemdena" in read_by_themselves()
    assert "Wie helpt ons?" not in read_by_themselves()
