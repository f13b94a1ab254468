"""Tags of the report's screens in the back office."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from steunpunt.design import charts

register = template.Library()


@register.simple_tag
def ready_gauge(percent: int) -> SafeString:
    """A half ring for how ready a report is."""
    return charts.gauge(
        percent, _("%(percent)s%% of this report is ready") % {"percent": percent}
    )
