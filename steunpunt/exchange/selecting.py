"""Which records an export holds: a period, and what its reader may see."""

from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from steunpunt.accounts.models import User
from steunpunt.channels.models import FollowerReading, SiteReading
from steunpunt.exchange.sheets import Sheet
from steunpunt.figures.periods import Period
from steunpunt.programme.models import (
    Activity,
    Evaluation,
    Registration,
    Session,
    Trainer,
)
from steunpunt.sector.models import Organisation, Person, Role
from steunpunt.support.models import (
    Support,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportSession,
)
from steunpunt.support.permissions import (
    may_see_remediation,
    visible_requests,
    visible_supports,
)

Records = QuerySet[Any, Any]


class Selection:
    """The records of a period, and the register they lean on.

    Registers and vocabularies come whole. People come when something of the period
    names them. Who may not see remediation gets no record of it, nor what leads to it.

    Attributes:
        reader: for whom the export is; None: the system, which sees all.
    """

    def __init__(self, period: Period, reader: User | None = None) -> None:
        self.period = period
        self.reader = reader

    def records(self, sheet: Sheet) -> Records:
        """The records of a sheet, in a steady order."""
        of = {
            Organisation: Organisation.objects.not_merged(),
            Person: self._people,
            Role: Role.objects.filter(person__in=self._people),
            Trainer: self._trainers,
            Activity: self._activities,
            Session: self._of_activities(Session),
            Registration: self._of_activities(Registration),
            Evaluation: self._of_activities(Evaluation),
            SupportRequest: self._requests,
            Support: self._supports,
            SupportSession: SupportSession.objects.filter(support__in=self._supports),
            SupportParticipant: self._participants,
            SiteReading: SiteReading.objects.filter(
                period_from__gte=self.period.first, period_to__lte=self.period.last
            ),
            FollowerReading: FollowerReading.objects.filter(read_on__range=self._days),
        }
        chosen: Records = of.get(sheet.model, sheet.model._default_manager.all())
        foreign = [
            column.field.removesuffix("_id")
            for column in sheet.columns
            if column.to is not None and column.field
        ]
        key = "pk" if sheet.model is SupportParticipant else "reference"
        return chosen.select_related(*foreign).order_by(key)

    def left_out(self) -> int:
        """How many confidential requests and supports of the period stay out."""
        if self.reader is None or may_see_remediation(self.reader):
            return 0
        everything = Selection(self.period)
        return (
            everything._supports.count()
            + everything._requests.count()
            - self._supports.count()
            - self._requests.count()
        )

    # -- what belongs to the period ------------------------------------------------

    @property
    def _days(self) -> tuple[Any, Any]:
        return self.period.first, self.period.last

    @property
    def _activities(self) -> Records:
        return Activity.objects.filter(starts_on__range=self._days)

    def _of_activities(self, model: Any) -> Records:
        return model._default_manager.filter(activity__starts_on__range=self._days)

    @cached_property
    def _supports(self) -> Records:
        chosen: Records = Support.objects.filter(requested_on__range=self._days)
        if self.reader is None:
            return chosen
        seen = visible_requests(self.reader, SupportRequest.objects.all())
        hidden = SupportRequestLink.objects.exclude(request__in=seen)
        # What came out of a confidential request would point to it.
        return visible_supports(self.reader, chosen).exclude(
            Exists(hidden.filter(support=OuterRef("pk")))
        )

    @cached_property
    def _requests(self) -> Records:
        """Requests received in the period, and later ones of its supports."""
        chosen: Records = SupportRequest.objects.filter(
            Q(received_on__range=self._days)
            | Q(Exists(self._supports.filter(requests=OuterRef("pk"))))
        )
        return visible_requests(self.reader, chosen) if self.reader else chosen

    @cached_property
    def _participants(self) -> Records:
        return SupportParticipant.objects.filter(support__in=self._supports)

    @cached_property
    def _trainers(self) -> Records:
        """Who gives a session of the period's activities."""
        given = self._of_activities(Session).filter(trainers=OuterRef("pk"))
        return Trainer.objects.filter(Exists(given))

    @cached_property
    def _people(self) -> Records:
        """People who gave a session, registered, asked or took part."""
        return Person.objects.filter(
            Q(Exists(self._trainers.filter(person=OuterRef("pk"))))
            | Q(Exists(self._of_activities(Registration).filter(person=OuterRef("pk"))))
            | Q(Exists(self._requests.filter(asker=OuterRef("pk"))))
            | Q(Exists(self._participants.filter(person=OuterRef("pk"))))
        )
