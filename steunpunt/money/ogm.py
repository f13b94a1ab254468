"""The structured communication of Belgian banks (OGM-VCS): +++123/4567/89002+++.

Ten digits and a check: their remainder by 97, where 00 is written as 97.
"""

import re

FORMED = re.compile(r"(?<!\d)(\d{3})\s?/?\s?(\d{4})\s?/?\s?(\d{5})(?!\d)")


def with_check(digits: str) -> str:
    """Ten digits with their check behind them."""
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise ValueError(digits)
    return f"{digits}{int(digits) % 97 or 97:02}"


def is_valid(communication: str) -> bool:
    """Whether twelve bare digits are a structured communication."""
    return (
        re.fullmatch(r"[0-9]{12}", communication) is not None
        and with_check(communication[:10]) == communication
    )


def shown(communication: str) -> str:
    """As people read it: +++123/4567/89002+++."""
    c = communication
    return f"+++{c[:3]}/{c[3:7]}/{c[7:]}+++"


def found_in(text: str) -> list[str]:
    """The right ones in what somebody wrote to the bank, each once."""
    candidates = ("".join(found) for found in FORMED.findall(text))
    return list(dict.fromkeys(one for one in candidates if is_valid(one)))
