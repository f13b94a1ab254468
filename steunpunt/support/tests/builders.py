"""Makes records of demand-driven support, valid and without chance, for tests."""

from datetime import date

from steunpunt.support.models import (
    DeclineReason,
    Support,
    SupportRequest,
    SupportRequestLink,
    SupportSession,
)


def a_request(received_on=date(2031, 3, 4), **more) -> SupportRequest:
    return SupportRequest.objects.create(received_on=received_on, **more)


def an_accepted_request(received_on=date(2031, 3, 4), **more) -> SupportRequest:
    return a_request(received_on, decision="accepted", decided_on=received_on, **more)


def a_reason(label="Geen plaats meer dit jaar") -> DeclineReason:
    return DeclineReason.objects.create(label_nl=label)


def a_support(*requests: SupportRequest, requested_on=date(2031, 3, 4), **more):
    support = Support.objects.create(requested_on=requested_on, **more)
    for request in requests:
        SupportRequestLink.objects.create(support=support, request=request)
    return support


def a_support_session(support, held_on=date(2031, 4, 1), **more) -> SupportSession:
    more.setdefault("status", "given")
    return SupportSession.objects.create(support=support, held_on=held_on, **more)
