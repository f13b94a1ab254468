"""Addresses of the programme, for templates."""

import json
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from steunpunt.money.amounts import as_price, euro
from steunpunt.programme.addresses import address_of as _address_of
from steunpunt.programme.addresses import address_of_track as _address_of_track
from steunpunt.programme.addresses import address_of_trainer as _address_of_trainer
from steunpunt.programme.models import (
    Activity,
    LateChange,
    Registration,
    Track,
    Trainer,
)
from steunpunt.programme.placing.late_changes import (
    cut_off_passed,
    fee_of,
    fee_on,
    name_is_asked,
)

register = template.Library()

#: so that no text can end the block
HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def address_of(activity: Activity) -> str:
    """Where the public reads about an activity."""
    return _address_of(activity)


@register.simple_tag
def address_of_trainer(trainer: Trainer) -> str:
    """Where the public reads about a trainer who agreed."""
    return _address_of_trainer(trainer)


@register.simple_tag
def address_of_track(track: Track) -> str:
    """Where the public reads about a track."""
    return _address_of_track(track)


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Facts for machines: a data block, which no browser runs."""
    text = json.dumps(data, ensure_ascii=False).translate(HARMLESS)
    return format_html(
        '<script type="application/ld+json">{}</script>', SafeString(text)
    )


@register.simple_tag
def late_change(registration: Registration) -> dict[str, Any]:
    """For who has a place: what they asked when it was late, and whether they must."""
    policy = registration.activity.policy
    return {
        "open": registration.late_changes.open().first(),
        "passed": cut_off_passed(registration),
        "days": policy.staff_decide_days if policy else None,
        "anybody_may_come": not name_is_asked(registration),
    }


@register.simple_tag
def late_fee(change: LateChange) -> dict[str, str] | None:
    """What the policy asks for a cancellation that was asked; None: nothing."""
    fee = fee_of(change)
    if fee is None or not fee.amount:
        return None
    return {"amount": euro(fee.amount), "explained": fee.explained}


@register.simple_tag
def cost_of_cancelling(registration: Registration) -> str:
    """What somebody who cancels now still pays; empty: nothing."""
    fee = fee_on(registration, timezone.localdate())
    return as_price(fee.amount) if fee is not None and fee.amount else ""


@register.filter
def as_list(value: Any) -> list[Any]:
    """One thing, for a tag that takes several."""
    return [value]
