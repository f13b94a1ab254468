"""The media."""

from datetime import date
from fractions import Fraction

from tests.outsider.facts import day
from tests.outsider.sheets import Row

from .figures import Figure, Keys, Value
from .periods import Part, ends_of


class Channels(Part):
    """Figures about websites and social networks."""

    def reckon(self) -> None:
        names = {row["id"]: row["name"] for row in self.sheets["sites"]}
        by: dict[str, Keys] = {"site": lambda row: [names[row["site"]]]}
        for metric in ("visits", "page_views"):
            self.figures[f"channels.{metric}"] = Figure(
                self._summed(metric), by, readings
            )
        self.figures["channels.visitors"] = Figure(
            self._exact("visitors"), by, only_one
        )
        known = {row["id"]: row["name"] for row in self.sheets["social_channels"]}
        network: dict[str, Keys] = {"network": lambda row: [known[row["channel"]]]}
        newest: dict[str, Row] = {}
        for row in sorted(self.sheets["follower_readings"], key=lambda r: r["read_on"]):
            if self._within(day(row["read_on"])):
                newest[row["channel"]] = {**row, "value": row["followers"]}
        self.figures["channels.followers"] = Figure(
            list(newest.values()), network, only_one
        )

    def _readings(self, metric: str, *, monthly: bool) -> list[Row]:
        return [
            row
            for row in self.sheets["site_readings"]
            if row["metric"] == metric and bool(row["month"]) == monthly
        ]

    def _months(self, metric: str) -> list[Row]:
        """Monthly readings in the period."""
        return [
            row
            for row in self._readings(metric, monthly=True)
            if self._within(date(int(row["year"]), int(row["month"]), 1))
        ]

    def _whole(self, metric: str) -> list[Row]:
        """Yearly readings, when the period is that year."""
        return [
            row
            for row in self._readings(metric, monthly=False)
            if (self.first, self.last) == ends_of(row["year"])
        ]

    def _summed(self, metric: str) -> list[Row]:
        months = self._months(metric)
        have = {row["site"] for row in months}
        return months + [row for row in self._whole(metric) if row["site"] not in have]

    def _exact(self, metric: str) -> list[Row]:
        if self.first.month == self.last.month:
            return self._months(metric)
        return self._whole(metric)


def readings(rows: list[Row]) -> Value:
    """Readings added up; without any there is no value."""
    return Fraction(sum(int(row["value"]) for row in rows)) if rows else None


def only_one(rows: list[Row]) -> Value:
    """A reading that stands alone; several are never added up."""
    return Fraction(rows[0]["value"]) if len(rows) == 1 else None
