"""Short words with which the stories are written down."""

from collections.abc import Sequence
from typing import Any

from steunpunt.pictures.models import Picture

Part = tuple[str, dict[str, Any]]
Pictures = dict[str, Picture]


def fig(code: str, form: str = "number", years: int = 0) -> str:
    """A live figure in running text."""
    return f'<embed embedtype="figure" code="{code}" years="{years}" form="{form}"/>'


def page(
    title: str, slug: str, year: str, cover: Picture, body: Sequence[Part], **more: str
) -> dict[str, Any]:
    """A report page; `more` holds over, cover_text and made_by."""
    return {
        "title": title,
        "slug": slug,
        "period_code": year,
        "cover_picture": cover,
        "body": list(body),
        **more,
    }


def chapter(
    name: str,
    heading: str,
    *parts: Part,
    lead: str = "",
    colour: str = "",
    layout: str = "above",
    in_menu: bool = True,
) -> Part:
    return "chapter", {
        "name": name,
        "heading": heading,
        "lead": f"<p>{lead}</p>" if lead else "",
        "colour": colour,
        "layout": layout,
        "in_menu": in_menu,
        "parts": list(parts),
    }


def text(*paragraphs: str, lead: bool = False) -> Part:
    """Paragraphs; one that starts with a tag is kept as it is."""
    html = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs)
    return "text", {"text": html, "lead": lead}


def named(code: str, label: str = "", more: str = "") -> dict[str, str]:
    """A figure with its name in this place."""
    return {"code": code, "label": label, "more": more}


def numbers(*figures: dict[str, str], size: str = "large") -> Part:
    return "big_numbers", {"numbers": list(figures), "size": size}


def cells(code: str, by: str, words: str) -> Part:
    """A large number for each cell of a breakdown."""
    return "big_cells", {
        "code": code,
        "dimension": by,
        "words": words,
        "size": "medium",
    }


def half_days(code: str, caption: str) -> Part:
    return "half_days", {"code": code, "caption": caption}


def share(first: dict[str, str], second: dict[str, str]) -> Part:
    return "share", {"first": first, "second": second}


def gauges(*figures: dict[str, str], note: str = "") -> Part:
    return "gauges", {"gauges": list(figures), "note": note}


FUNNEL = (
    ("whole", "support.requests"),
    ("kept", "support.accepted"),
    ("lost", "support.declined"),
    ("given", "support.supports"),
    ("rest", "support.without_support"),
)
SPLIT = ("support.primary", "support.secondary", "remediation.trajectories")


def funnel(caption: str, steps: Sequence[str], split: Sequence[str]) -> Part:
    """The funnel of the requests; `steps` and `split` give the names."""
    return "funnel", {
        **{
            step: named(code, label)
            for (step, code), label in zip(FUNNEL, steps, strict=True)
        },
        "split": [named(code, label) for code, label in zip(SPLIT, split, strict=True)],
        "caption": caption,
    }


def chart(
    heading: str,
    code: str,
    *,
    form: str = "bars",
    by: str = "",
    years: int = 0,
    caption: str = "",
) -> Part:
    return "chart", {
        "heading": heading,
        "code": code,
        "dimension": by,
        "years": years,
        "form": form,
        "caption": caption,
    }


def small_charts(heading: str, *codes: str, text: str = "", caption: str = "") -> Part:
    return "small_multiples", {
        "heading": heading,
        "text": text,
        "codes": list(codes),
        "years": 1,
        "caption": caption,
    }


def table(
    heading: str,
    by: str,
    *codes: str,
    caption: str = "",
    bars: bool = False,
    arches: bool = False,
) -> Part:
    return "table", {
        "heading": heading,
        "codes": list(codes),
        "dimension": by,
        "largest_first": bars or arches,
        "bars": bars,
        "arches": arches,
        "caption": caption,
    }


def pictures(layout: str, *found: tuple[Picture, str]) -> Part:
    return "pictures", {
        "layout": layout,
        "pictures": [
            {"picture": picture, "caption": words} for picture, words in found
        ],
    }


def quote(words: str, by: str, source: str = "") -> Part:
    return "quote", {"quote": words, "by": by, "source": source, "link": ""}


def moment(when: str, heading: str, words: str, *, to_come: bool = False) -> Any:
    return {"when": when, "heading": heading, "text": words, "to_come": to_come}


def pair(left: Sequence[Part], right: Sequence[Part]) -> Part:
    return "pair", {"left": list(left), "right": list(right)}


def makers(*found: tuple[str, str]) -> Part:
    return "made_by", {"makers": [{"what": what, "who": who} for what, who in found]}
