"""Screens on the words and the rules of the centre."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.records.backoffice import RecordViewSet
from steunpunt.sector.dating import OneAtATimeForm
from steunpunt.sector.forms import TermForm

ON_WORDS = _(
    "A new name shows on every figure from now on, in older years too; a published "
    "edition keeps the name it had. A word that you no longer use gets a last day: it "
    "stays on the records and in the figures that have it."
)
ON_RULES = _(
    "A rule that ended stays: it says what a past year counted. Give it a last day "
    "and add a new rule; never rewrite an old one."
)


def rule_stays(rule: Any) -> str:
    """A rule is never deleted: figures of the past follow from it."""
    return gettext(
        "A rule stays, because figures of the past follow from it. Give it a last day "
        "instead."
    )


class TermScreens(RecordViewSet):
    """The words of one vocabulary."""

    list_display = [
        "label_nl",
        "label_en",
        "synonyms",
        "reference",
        "valid_from",
        "valid_to",
    ]
    search_fields = ["label_nl", "label_en", "synonyms"]
    base_form = TermForm
    explanation = ON_WORDS
    form_fields = [
        "label_nl",
        "label_en",
        "synonyms",
        "position",
        "reference",
        "valid_from",
        "valid_to",
    ]
    help_texts = {
        "label_nl": _("What readers of figures see in Dutch."),
        "label_en": _("Left empty, English readers see the Dutch name."),
        "position": _("Low numbers stand first, in lists and in figures."),
        "reference": _(
            "The code of this word in imports, exports and open data. Short, and for "
            "good: who uses your data counts on it."
        ),
        "valid_from": _("From when on you use it; empty: from the start."),
        "valid_to": _("The last day on which you use it; empty: still in use."),
    }
    labels = {"reference": _("Code")}


class ThemeScreens(TermScreens):
    """Themes, with what the website says about them."""

    form_fields = [*TermScreens.form_fields, "about_nl", "about_en"]
    help_texts = {
        **TermScreens.help_texts,
        "about_nl": _("Two or three sentences for the page of the theme."),
        "about_en": _("Left empty, English readers see the Dutch text."),
    }


class TargetGroupRuleScreens(RecordViewSet):
    """Who is primary and who is secondary, from–to."""

    list_display = ["__str__", "group", "position", "valid_from", "valid_to"]
    may_go = staticmethod(rule_stays)
    explanation = _(
        "These rules decide whether an organisation belongs to the primary or to the "
        "secondary target group on a day. Registrations, requests and supports note "
        "the outcome of their own day and keep it, so a new rule changes no count of "
        "the past. A rule for primary that begins makes a new version of every "
        "definition that names the target group, and a series shows a break there."
    )
    form_fields = [
        "valid_from",
        "valid_to",
        "position",
        "recognised",
        "organisation_type",
        "group",
        "description_nl",
        "description_en",
        "reference",
    ]
    help_texts = {
        "position": _(
            "The first rule that fits decides, the lowest number first. Whom no rule "
            "describes is secondary."
        ),
        "description_nl": _("Stands in the definition of the figures, word for word."),
        "valid_to": ON_RULES,
    }


class HalfDayRuleScreens(RecordViewSet):
    """How real times become half-days, from–to."""

    list_display = ["__str__", "valid_from", "valid_to"]
    base_form = OneAtATimeForm
    may_go = staticmethod(rule_stays)
    explanation = _(
        "Half-days follow from the real times of a session, by the rule of its day. A "
        "new rule counts for sessions that you save from then on; sessions that are "
        "there keep their half-days."
    )
    form_fields = [
        "valid_from",
        "valid_to",
        "minutes_per_half_day",
        "most_per_day",
        "reference",
    ]
    help_texts = {
        "minutes_per_half_day": _(
            "Each stretch of this many minutes that is begun counts as one half-day."
        ),
        "most_per_day": _("However long a day lasts, it counts for no more than this."),
        "valid_to": ON_RULES,
    }
