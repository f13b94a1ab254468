"""Media: websites and social networks."""

from .counting import Figures
from .records import Records, day


def count_channels(figures: Figures, records: Records, year: int) -> None:
    """Websites by site, followers by network. Different people are never added up."""
    for metric in ("visits", "visitors", "page_views"):
        readings = [
            row
            for row in records.site_readings
            if row["metric"] == metric and int(row["year"]) == year
        ]
        sites: dict[str, float] = {}
        for site in {row["site"] for row in readings}:
            mine = [row for row in readings if row["site"] == site]
            parts = [row for row in mine if row["month"] and metric != "visitors"]
            whole = [row for row in mine if not row["month"]]
            if used := parts or whole:
                sites[records.sites[site]["name"]] = sum(int(r["value"]) for r in used)
        say(figures, f"channels.{metric}", "site", sites, metric != "visitors")
    followers: dict[str, float] = {}
    for row in sorted(records.follower_readings, key=lambda row: row["read_on"]):
        if day(row["read_on"]).year == year:
            name = records.social_channels[row["channel"]]["name"]
            followers[name] = int(row["followers"])
    say(figures, "channels.followers", "network", followers, False)


def say(
    figures: Figures,
    code: str,
    dimension: str,
    cells: dict[str, float],
    adds_up: bool,
) -> None:
    """Add a figure of the media; a whole that does not add up has no value."""
    known = (adds_up and cells) or len(cells) == 1
    figures[code, None, None] = sum(cells.values()) if known else None
    for cell, value in cells.items():
        figures[code, dimension, cell] = value
