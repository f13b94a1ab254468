"""Who works in English reads days and hours in the order of here."""

from datetime import UTC, date, datetime

from django import forms
from django.utils.formats import date_format
from django.utils.translation import override


def test_english_writes_and_reads_days_before_months_and_24_hours() -> None:
    with override("en"):
        moment = date_format(datetime(2027, 4, 3, 15, 5, tzinfo=UTC), "DATETIME_FORMAT")
        read = forms.DateField().clean("03/04/2027")

    assert (moment, read) == ("3 April 2027, 15:05", date(2027, 4, 3))
