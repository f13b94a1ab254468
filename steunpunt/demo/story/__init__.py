"""The stories of the demonstration: our own words, with live figures in them."""

from steunpunt.demo.story.dutch import dutch
from steunpunt.demo.story.english import english
from steunpunt.demo.story.home import (
    ABOUT_THEMES,
    SYNONYMS_OF_THEMES,
    dutch_about,
    dutch_home,
    english_about,
    english_home,
)
from steunpunt.demo.story.invented import dutch_2018

CENTRE = {
    "name": "Socius",
    "tagline": "Steunpunt sociaal-cultureel werk",
    "address": "Voorbeeldstraat 1\n1000 Brussel",
    "email": "hallo@steunpunt.example",
    "funder": "Met steun van de Vlaamse overheid",
    "invented_years": "2018",
    "notice_nl": (
        "Dit is een demonstratie. De cijfers van 2019 publiceerde Socius; de records "
        "erachter zijn verzonnen. Het jaar 2018 is helemaal verzonnen."
    ),
    "notice_en": (
        "This is a demonstration. Socius published the figures of 2019; the records "
        "behind them are made up. The year 2018 is entirely made up."
    ),
}

__all__ = [
    "ABOUT_THEMES",
    "CENTRE",
    "SYNONYMS_OF_THEMES",
    "dutch",
    "dutch_2018",
    "dutch_about",
    "dutch_home",
    "english",
    "english_about",
    "english_home",
]
