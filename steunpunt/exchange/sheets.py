"""The format: every sheet and column, declared once.

Reading, checking, the template to download and the export all follow from here;
docs/reference/import-format.md says the same in words, and a test holds it to this.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from steunpunt.channels.models import (
    FollowerReading,
    Site,
    SiteReading,
    SocialChannel,
)
from steunpunt.exchange import values
from steunpunt.figures.declaring import Text
from steunpunt.money.models import CancellationPolicy, PriceList
from steunpunt.programme.models import (
    Activity,
    ActivityKind,
    Admission,
    Evaluation,
    Level,
    Mode,
    Registration,
    Room,
    Session,
    Trainer,
)
from steunpunt.sector.models import (
    HalfDayRule,
    Organisation,
    OrganisationName,
    OrganisationPlace,
    OrganisationType,
    Person,
    Recognition,
    Role,
    TargetGroup,
    TargetGroupRule,
    Theme,
)
from steunpunt.support.models import (
    DeclineReason,
    Support,
    SupportParticipant,
    SupportRequest,
    SupportSession,
)


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes:
        name: its heading.
        help: what it holds, in one sentence.
        read: from text to value; raises `values.WrongValue`.
        field: the column of the table it fills, when it fills one by itself.
        empty: what an empty cell means.
        to: the model that it refers to, by reference.
        longest: characters that fit.
        choices: the words that it knows, when it knows some.
        stays: whether what is known stays when a file does not have this column; a file
            of before it existed says nothing about it.
    """

    name: str
    help: Text
    read: Callable[[str], Any] = values.text
    required: bool = False
    field: str = ""
    empty: Any = None
    to: type[Model] | None = None
    longest: int = 0
    choices: tuple[str, ...] = ()
    stays: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table of the format."""

    name: str
    label: Text
    model: type[Model]
    columns: Sequence[Column]

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}


LONG = 100_000
ID = Column("id", _("your own key for this row"), values.key, required=True, longest=64)
FROM = Column(
    "valid_from", _("first day on which this holds"), values.day, field="valid_from"
)
TO = Column("valid_to", _("last day on which this holds"), values.day, field="valid_to")


def _text(
    name: str, help: Text, longest: int = 200, *, required: bool = False
) -> Column:
    return Column(
        name, help, values.text, required, field=name, empty="", longest=longest
    )


def _free(
    name: str, help: Text, longest: int = 200, *, required: bool = False
) -> Column:
    """Text in which people write what they like, also what may not be kept."""
    return Column(
        name, help, values.free_text, required, field=name, empty="", longest=longest
    )


def _word(
    name: str, help: Text, choices: Any, *, required: bool = False, empty: str = ""
) -> Column:
    return Column(
        name,
        help,
        values.one_of(frozenset(choices.values)),
        required,
        field=name,
        empty=empty,
        choices=tuple(choices.values),
    )


def _to(name: str, help: Text, model: type[Model], *, required: bool = False) -> Column:
    return Column(
        name, help, values.text, required, field=f"{name}_id", to=model, longest=64
    )


def _several(name: str, help: Text, model: type[Model]) -> Column:
    return Column(name, help, values.several, empty=(), to=model)


def _day(name: str, help: Text, *, required: bool = False) -> Column:
    return Column(name, help, values.day, required, field=name)


def _moment(name: str, help: Text, *, required: bool = False) -> Column:
    return Column(name, help, values.moment, required, field=name)


def _number(name: str, help: Text, *, required: bool = False, **more: Any) -> Column:
    return Column(name, help, values.small, required, field=name, **more)


def _count(name: str, help: Text, *, required: bool = False) -> Column:
    """A number that may grow large."""
    return Column(name, help, values.natural, required, field=name)


def _stays(*columns: Column) -> tuple[Column, ...]:
    """Columns that came later: a file without them leaves what is known."""
    return tuple(replace(column, stays=True) for column in columns)


def _yes_no(name: str, help: Text, *, empty: bool | None) -> Column:
    return Column(name, help, values.yes_no, field=name, empty=empty)


def _known(name: str, help: Text) -> Column:
    """Yes, no, or not known."""
    return _yes_no(name, help, empty=None)


SYNONYMS = _stays(
    Column(
        "synonyms",
        _("other words for it"),
        values.words,
        field="synonyms",
        empty="",
        longest=500,
    ),
)


def _vocabulary(name: str, label: Text, model: type[Model], *more: Column) -> Sheet:
    return Sheet(
        name,
        label,
        model,
        (
            ID,
            _text("label_nl", _("name in Dutch"), 120, required=True),
            _text("label_en", _("name in English"), 120),
            FROM,
            TO,
            _number("position", _("order in lists"), empty=0),
            *SYNONYMS,
            *more,
        ),
    )


TARGET_GROUP = _word(
    "target_group",
    _("primary or secondary on its day; empty: worked out by the rules"),
    TargetGroup,
)

#: how an activity is offered, and what it costs
OFFERED = _stays(
    _free("summary", _("in one or two sentences"), 300),
    _free("audience", _("for whom"), 300),
    _free("accessibility", _("accessibility of the place"), LONG),
    _yes_no("is_public", _("on the website: yes or no; empty: no"), empty=False),
    _word(
        "admission",
        _("open or invited; empty: open"),
        Admission,
        empty=Admission.OPEN.value,
    ),
    _moment("primary_first_until", _("primary target group first, until then")),
    _moment("opens_at", _("registration opens")),
    _moment("closes_at", _("registration closes; empty: when it starts")),
    _number("places", _("places; empty: no limit")),
    _number("minimum", _("goes on from so many people")),
    _day("decide_on", _("day on which that is decided")),
    _yes_no(
        "has_waiting_list", _("with a waiting list: yes or no; empty: yes"), empty=True
    ),
    _number("offer_hours", _("hours to accept an offered place; empty: 48"), empty=48),
    _number(
        "sessions_for_certificate", _("sessions for a certificate; empty: 1"), empty=1
    ),
    _to("price_list", _("price list that is known; empty: free"), PriceList),
    _yes_no("external_expertise", _("yes or no; empty: no"), empty=False),
    _to("policy", _("cancellation policy that is known"), CancellationPolicy),
)

#: what a theme is about, on its page of the website
ABOUT = _stays(
    _free("about_nl", _("what it is about, in Dutch"), LONG),
    _free("about_en", _("what it is about, in English"), LONG),
)

#: where a session is, and who gives it
SETTLED_IN = _stays(
    Column(
        "room",
        _("room; where place and municipality are empty, they follow from it"),
        field="in_room_id",
        to=Room,
        longest=64,
    ),
    _several("trainers", _("who gives it"), Trainer),
)

SHEETS: tuple[Sheet, ...] = (
    _vocabulary("themes", _("Themes"), Theme, *ABOUT),
    _vocabulary("levels", _("Levels"), Level),
    _vocabulary("activity_kinds", _("Activity kinds"), ActivityKind),
    _vocabulary("organisation_types", _("Organisation types"), OrganisationType),
    _vocabulary("decline_reasons", _("Reasons for declining"), DeclineReason),
    Sheet(
        "target_group_rules",
        _("Target-group rules"),
        TargetGroupRule,
        (
            ID,
            _number("position", _("order in which rules are tried"), empty=0),
            FROM,
            TO,
            Column(
                "recognised",
                _("yes: recognised on that day; no: not; empty: either"),
                values.yes_no,
                field="recognised",
            ),
            _to("organisation_type", _("only this type"), OrganisationType),
            _word("group", _("primary or secondary"), TargetGroup, required=True),
            _text("description_nl", _("the rule in words, Dutch"), 255),
            _text("description_en", _("the rule in words, English"), 255),
        ),
    ),
    Sheet(
        "half_day_rules",
        _("Half-day rules"),
        HalfDayRule,
        (
            ID,
            FROM,
            TO,
            _number("minutes_per_half_day", _("minutes, 1 or more"), required=True),
            _number("most_per_day", _("half-days, 1 or more"), required=True),
        ),
    ),
    Sheet(
        "organisations",
        _("Organisations"),
        Organisation,
        (
            ID,
            _text("name", _("today's name"), required=True),
            Column(
                "enterprise_number",
                _("ten digits with a right check"),
                field="enterprise_number",
                empty="",
            ),
            _text("association_code", _("V and seven digits"), 8),
            _to("type", _("organisation type"), OrganisationType),
            _text("email", _("e-mail address"), 254),
            _text("website", _("address of the website")),
        ),
    ),
    Sheet(
        "organisation_names",
        _("Former names"),
        OrganisationName,
        (
            ID,
            _to("organisation", _("organisation"), Organisation, required=True),
            _text("name", _("the name then"), required=True),
            FROM,
            TO,
        ),
    ),
    Sheet(
        "organisation_places",
        _("Seats of organisations"),
        OrganisationPlace,
        (
            ID,
            _to("organisation", _("organisation"), Organisation, required=True),
            _text("municipality", _("municipality"), 80),
            _text("nis_code", _("NIS code"), 5),
            _text("province", _("province"), 40, required=True),
            FROM,
            TO,
        ),
    ),
    Sheet(
        "recognitions",
        _("Recognitions"),
        Recognition,
        (
            ID,
            _to("organisation", _("organisation"), Organisation, required=True),
            FROM,
            TO,
            _text("decree", _("decree"), 120),
            _text("policy_period", _("policy period"), 20),
            _text("source", _("source")),
        ),
    ),
    Sheet(
        "people",
        _("People"),
        Person,
        (
            Column(
                "id",
                _("your own key for this row; never a national register number"),
                values.free_text,
                required=True,
                longest=64,
            ),
            _free("first_name", _("first name"), 80),
            _free("last_name", _("last name"), 80),
            _text("email", _("e-mail address"), 254),
            _text("phone", _("phone"), 30),
        ),
    ),
    Sheet(
        "roles",
        _("Roles"),
        Role,
        (
            ID,
            _to("person", _("person"), Person, required=True),
            _to("organisation", _("organisation"), Organisation, required=True),
            _free("title", _("role"), 120),
            FROM,
            TO,
        ),
    ),
    Sheet(
        "trainers",
        _("Trainers"),
        Trainer,
        (
            ID,
            _to("person", _("person, who is a trainer once"), Person, required=True),
            _yes_no(
                "is_external", _("from outside the centre; empty: no"), empty=False
            ),
            _free("biography", _("short biography"), 800),
            _free("languages", _("languages the trainer works in"), 80),
            _day("agreed_on", _("agreed to a public page on; empty: did not")),
        ),
    ),
    Sheet(
        "rooms",
        _("Rooms"),
        Room,
        (
            ID,
            _free("name", _("name"), 60, required=True),
            _free("address", _("building and address"), 58),
            _text("municipality", _("municipality"), 80, required=True),
            _text("province", _("province"), 40),
            _number("capacity", _("people it holds, 1 or more")),
            _known("is_step_free", _("to be reached without steps")),
            _known("has_hearing_loop", _("hearing loop")),
            _known("has_accessible_toilet", _("accessible toilet")),
            _known("has_accessible_parking", _("parking for people with a disability")),
            _free(
                "how_to_get_there",
                _("how to get there, and other things to know"),
                500,
            ),
            _yes_no("is_in_use", _("in use; empty: yes"), empty=True),
        ),
    ),
    Sheet(
        "activities",
        _("Activities"),
        Activity,
        (
            ID,
            _free("title", _("title"), required=True),
            _free("description", _("description"), LONG),
            _to("kind", _("activity kind"), ActivityKind),
            _to("level", _("level"), Level),
            _several("themes", _("themes"), Theme),
            _word(
                "status",
                _("planned, held or cancelled"),
                Activity.Status,
                required=True,
            ),
            _yes_no("in_open_programme", _("yes or no; empty: yes"), empty=True),
            *OFFERED,
        ),
    ),
    Sheet(
        "sessions",
        _("Sessions"),
        Session,
        (
            ID,
            _to("activity", _("activity"), Activity, required=True),
            _number("number", _("1, 2, 3 within the activity"), required=True),
            _moment("starts_at", _("start, Brussels time"), required=True),
            _moment("ends_at", _("end, Brussels time"), required=True),
            _word(
                "status", _("planned, held or cancelled"), Session.Status, required=True
            ),
            _word("mode", _("on_site, online or mixed"), Mode, required=True),
            _free("place", _("place"), 120),
            _text("municipality", _("municipality"), 80),
            _text("province", _("province"), 40),
            _text("link", _("online link")),
            Column(
                "half_days",
                _("only when the rule is set aside"),
                values.small,
                field="half_days_override",
            ),
            _free("half_days_reason", _("why the rule is set aside")),
            *SETTLED_IN,
        ),
    ),
    Sheet(
        "registrations",
        _("Registrations"),
        Registration,
        (
            ID,
            _to("activity", _("activity"), Activity, required=True),
            _to("person", _("person; empty: the name follows"), Person),
            _to("organisation", _("for which the person came"), Organisation),
            _moment("registered_at", _("date or time"), required=True),
            _word(
                "status",
                _("waiting, offered, confirmed or cancelled"),
                Registration.Status,
                required=True,
            ),
            _moment("offered_until", _("date or time, when a place is offered")),
            _moment("cancelled_at", _("date or time, when cancelled")),
            TARGET_GROUP,
            Column(
                "attended",
                _("numbers of the sessions attended; 0: none; empty: not recorded"),
                values.numbers,
            ),
        ),
    ),
    Sheet(
        "evaluations",
        _("Evaluations"),
        Evaluation,
        (
            ID,
            _to("activity", _("activity"), Activity, required=True),
            Column("overall", _("overall score"), values.decimal, field="overall"),
            Column(
                "scale_lowest",
                _("lowest of the scale; empty: 0"),
                values.small_whole,
                field="scale_lowest",
                empty=0,
            ),
            Column(
                "scale_highest",
                _("highest of the scale; empty: 100"),
                values.small_whole,
                field="scale_highest",
                empty=100,
            ),
            _number("would_recommend", _("0 to 10")),
            _free("comment", _("comment"), LONG),
        ),
    ),
    Sheet(
        "requests",
        _("Requests"),
        SupportRequest,
        (
            ID,
            _to("asker", _("who asked"), Person),
            _to("organisation", _("for which organisation"), Organisation),
            _day("received_on", _("day it was received"), required=True),
            _word(
                "channel",
                _("form, mail, phone, talk or other; empty: mail"),
                SupportRequest.Channel,
                empty="mail",
            ),
            _several("themes", _("themes"), Theme),
            _free("question", _("question"), LONG),
            _word(
                "decision",
                _("accepted, declined, referred or withdrawn; empty: not yet"),
                SupportRequest.Decision,
            ),
            _day("decided_on", _("day of the decision")),
            _to("decline_reason", _("reason, when declined"), DeclineReason),
            _free("decision_note", _("note with the decision"), LONG),
            TARGET_GROUP,
        ),
    ),
    Sheet(
        "supports",
        _("Supports"),
        Support,
        (
            ID,
            _word("kind", _("tailored or remediation"), Support.Kind, required=True),
            _free("title", _("title")),
            _to("organisation", _("empty: that of the earliest request"), Organisation),
            _several("requests", _("requests it came out of"), SupportRequest),
            _day("requested_on", _("only without requests: the day it was asked")),
            _several("themes", _("empty: those of the earliest request"), Theme),
            _day("closed_on", _("day it was closed")),
            _free("staff", _("names of staff")),
            _number("half_days_planned", _("half-days planned")),
            _count(
                "participants_counted", _("how many took part, named ones included")
            ),
            TARGET_GROUP,
        ),
    ),
    Sheet(
        "support_sessions",
        _("Support sessions"),
        SupportSession,
        (
            ID,
            _to("support", _("support"), Support, required=True),
            _day("held_on", _("date"), required=True),
            _moment("starts_at", _("start, Brussels time")),
            _moment("ends_at", _("end, Brussels time")),
            _number("half_days", _("needed unless both times are given")),
            _free("half_days_reason", _("why the rule is set aside")),
            _word(
                "status",
                _("planned, given or cancelled"),
                SupportSession.Status,
                required=True,
            ),
            _free("staff", _("names of staff")),
        ),
    ),
    Sheet(
        "support_participants",
        _("Participants of supports"),
        SupportParticipant,
        (
            _to("support", _("support"), Support, required=True),
            _to("person", _("person"), Person, required=True),
        ),
    ),
    Sheet(
        "sites",
        _("Websites"),
        Site,
        (
            ID,
            _text("name", _("name; figures report under it"), 120, required=True),
            _text("url", _("address")),
        ),
    ),
    Sheet(
        "site_readings",
        _("Website readings"),
        SiteReading,
        (
            ID,
            _to("site", _("website"), Site, required=True),
            _word(
                "metric",
                _("visits, visitors or page_views"),
                SiteReading.Metric,
                required=True,
            ),
            _number("year", _("such as 2019"), required=True),
            _number("month", _("1 to 12; empty: the whole year")),
            _count("value", _("whole number"), required=True),
            _text("tool", _("tool"), 80),
            _text("method", _("method")),
            _text("consent_mode", _("consent mode"), 80),
            _text("evidence", _("evidence")),
        ),
    ),
    Sheet(
        "social_channels",
        _("Social channels"),
        SocialChannel,
        (
            ID,
            _text("name", _("name; figures report under it"), 80, required=True),
            _text("url", _("address")),
        ),
    ),
    Sheet(
        "follower_readings",
        _("Follower readings"),
        FollowerReading,
        (
            ID,
            _to("channel", _("social channel"), SocialChannel, required=True),
            _day("read_on", _("date"), required=True),
            _count("followers", _("whole number"), required=True),
            _text("method", _("method")),
            _text("evidence", _("evidence")),
        ),
    ),
)

BY_NAME = {sheet.name: sheet for sheet in SHEETS}
SHEET_OF = {sheet.model: sheet.name for sheet in SHEETS}
