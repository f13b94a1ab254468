"""Years of websites and social networks."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year


def sites() -> Year:
    """Months, years, both, gaps, and a zero that was measured."""
    sheets = Sheets()
    for number, name in enumerate(
        ("voorbeeld.test", "blad.test", "nul.test", "leeg.test")
    ):
        sheets.add("sites", id=str(number), name=name)
    for month in range(1, 13):
        sheets.reading("0", "visits", f"2023-{month:02}", 1000 + month)
        sheets.reading("0", "visitors", f"2023-{month:02}", 800)
    # months count, whatever the year says; visitors only as the year says
    sheets.reading("0", "visits", "2023", 99_999)
    sheets.reading("0", "visitors", "2023", 7_654)
    for month in ("03", "04", "07"):
        sheets.reading("1", "visits", f"2023-{month}", 11)
    sheets.reading("1", "page_views", "2023", 4_321)
    sheets.reading("1", "visitors", "2023-05", 12)
    sheets.reading("2", "visits", "2023-01", 0)
    sheets.reading("0", "visits", "2022-12", 5)
    sheets.reading("0", "visits", "2024-01", 6)
    sheets.reading("0", "visitors", "2024", 2_147_483_647)
    sheets.reading("1", "visitors", "2024", 40)
    return Year(
        sheets,
        {
            "2023": {
                "channels.visits": 12_078 + 33 + 0,
                "channels.visits by site=voorbeeld.test": 12_078,
                "channels.visits by site=blad.test": 33,
                "channels.visits by site=nul.test": 0,
                "channels.visits by site=leeg.test": None,
                "channels.page_views by site=blad.test": 4_321,
                "channels.page_views by site=voorbeeld.test": None,
                "channels.visitors by site=voorbeeld.test": 7_654,
                "channels.visitors by site=blad.test": None,
            },
            "2022": {"channels.visits": 5, "channels.visitors": None},
            "2024": {
                "channels.visits": 6,
                "channels.visitors": None,
                "channels.visitors by site=voorbeeld.test": 2_147_483_647,
            },
            "2023-Q1": {
                "channels.visits": 3_006 + 11,
                "channels.page_views": None,
                "channels.visitors": None,
            },
            "2023-05": {"channels.visitors by site=blad.test": 12},
        },
    )


def networks() -> Year:
    """Followers on different days; the latest in the year counts."""
    sheets = Sheets()
    for name in ("Mastodon", "LinkedIn", "Stil"):
        sheets.add("social_channels", id=name.lower(), name=name)
    for count, when in enumerate(
        ("2023-12-31", "2023-06-30", "2023-01-01", "2024-01-01")
    ):
        sheets.followers("mastodon", when, 100 - count)
    sheets.followers("linkedin", "2023-03-03", 500)
    sheets.followers("linkedin", "2022-12-31", 400)
    sheets.followers("stil", "2022-05-05", 3)
    return Year(
        sheets,
        {
            "2023": {
                "channels.followers": None,
                "channels.followers by network=Mastodon": 100,
                "channels.followers by network=LinkedIn": 500,
                "channels.followers by network=Stil": None,
            },
            "2022": {
                "channels.followers by network=LinkedIn": 400,
                "channels.followers by network=Stil": 3,
            },
            "2024": {"channels.followers by network=Mastodon": 97},
        },
    )
