"""What staff type about the media; each form calls a verb."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from steunpunt.channels import reading
from steunpunt.channels.evidence import KINDS, check_evidence
from steunpunt.channels.models import FollowerReading, Site, SiteReading
from steunpunt.channels.reading import How, Place
from steunpunt.sector.times import day_input

VISITS, VISITORS, PAGE_VIEWS = SiteReading.Metric
MONTHLY = (VISITS, PAGE_VIEWS)
#: in which order a year is typed: months of what adds up, then the year
PLACES: tuple[Place, ...] = (
    *((metric.value, month) for month in range(1, 13) for metric in MONTHLY),
    (VISITORS.value, None),
    (VISITS.value, None),
    (PAGE_VIEWS.value, None),
)
ONLY_CHANGED = "changed"


def name_of(place: Place) -> str:
    """The name of the box for one number: visits-3, visitors-year."""
    metric, month = place
    return f"{metric}-{month or 'year'}"


def evidence_field() -> forms.FileField:
    """A copy of what the tool showed."""
    return forms.FileField(
        label=_("Evidence as a file"),
        required=False,
        validators=[check_evidence],
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(KINDS))}),
        help_text=_("A picture or an export of what the tool showed. At most 10 MB."),
    )


@dataclass(frozen=True)
class Line:
    """One month of the grid."""

    month: int
    name: Any
    boxes: list[Any]
    found: list[SiteReading]
    is_over: bool

    @property
    def tools(self) -> list[str]:
        return sorted({one.tool for one in self.found if one.tool})

    @property
    def breaks(self) -> bool:
        return any(getattr(one, "breaks_series", False) for one in self.found)

    @property
    def is_missing(self) -> bool:
        return self.is_over and len(self.found) < len(MONTHLY)


class YearForm(forms.Form):
    """A year of one website: twelve months, the numbers of the year, and how."""

    tool = forms.CharField(
        label=_("Tool"),
        max_length=80,
        required=False,
        help_text=_("With its version, such as Matomo 5."),
    )
    method = forms.CharField(
        label=_("Method"),
        max_length=200,
        required=False,
        help_text=_(
            "What a visit or a visitor is for this tool; which robots it skips."
        ),
    )
    consent_mode = forms.CharField(
        label=_("Consent mode"),
        max_length=80,
        required=False,
        help_text=_("Without cookies, after consent, …: it changes how many count."),
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=200,
        required=False,
        help_text=_("Where to see it again: a link, or a place in our files."),
    )
    file = evidence_field()
    applies = forms.ChoiceField(
        label=_("Is this how to count …"),
        choices=[
            (ONLY_CHANGED, _("only the numbers that I type or change now")),
            ("1", _("the whole year")),
            *(
                (str(month), _("from %(month)s") % {"month": MONTHS[month]})
                for month in range(2, 13)
            ),
        ],
        help_text=_(
            "When the tool changed in the course of a year, give the month in which "
            "the new one begins. The series then shows a break there."
        ),
    )

    def __init__(self, data: Any, files: Any, *, site: Site, year: int) -> None:
        self.site, self.year = site, year
        self.found = reading.readings_of(site, year)
        last = site.readings.filter(year__lte=year).order_by("-period_to").first()
        known = last or SiteReading()
        initial = {
            name: getattr(known, name) for name in ("tool", "method", "consent_mode")
        }
        super().__init__(data, files, initial=initial)
        for place in PLACES:
            had = self.found.get(place)
            self.fields[name_of(place)] = forms.IntegerField(
                label=self._label(place),
                required=False,
                min_value=0,
                max_value=10**15,
                initial=had and had.value,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def _label(self, place: Place) -> str:
        metric, month = place
        when = MONTHS[month] if month else self.year
        return f"{SiteReading.Metric(metric).label}, {when}"

    def lines(self) -> Iterator[Line]:
        """The months, each with its boxes and what stands there."""
        today = timezone.localdate()
        for month in range(1, 13):
            places = [(metric.value, month) for metric in MONTHLY]
            yield Line(
                month,
                MONTHS[month],
                [self[name_of(place)] for place in places],
                [self.found[place] for place in places if place in self.found],
                reading.period_of(self.year, month).last < today,
            )

    def of_year(self) -> list[Any]:
        """The boxes for the whole year."""
        return [self[name_of(place)] for place in PLACES if place[1] is None]

    def save(self) -> int:
        """Take the numbers over. Raises what `reading.read_year` refuses."""
        said = self.cleaned_data
        return reading.read_year(
            self.site,
            self.year,
            values={place: said[name_of(place)] for place in PLACES},
            how=How(
                tool=said["tool"],
                method=said["method"],
                consent_mode=said["consent_mode"],
                evidence=said["evidence"],
                file=said["file"],
            ),
            also=[place for place in PLACES if self._applies_to(place)],
            today=timezone.localdate(),
        )

    def _applies_to(self, place: Place) -> bool:
        applies = self.cleaned_data["applies"]
        if applies == ONLY_CHANGED:
            return False
        return applies == "1" if place[1] is None else place[1] >= int(applies)


class FollowerForm(WagtailAdminModelForm):
    """Followers of a channel on one day."""

    file = evidence_field()

    class Meta:
        model = FollowerReading
        fields = ("channel", "read_on", "followers", "method", "evidence")
        widgets = {"read_on": day_input()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial.setdefault("read_on", timezone.localdate())

    def save(self, commit: bool = True) -> FollowerReading:
        """Take it over. Raises what `reading.read_followers` refuses."""
        if self.cleaned_data["file"]:
            self.instance.evidence_file = self.cleaned_data["file"]
        reading.read_followers(self.instance, today=timezone.localdate())
        return self.instance
