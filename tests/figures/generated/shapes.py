"""How large a generated year is; what hypothesis draws and shrinks."""

from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Shape:
    """The size of a year, and the seed of everything in it."""

    seed: int = 0
    year: int = 2024
    organisations: int = 4
    people: int = 6
    activities: int = 4
    requests: int = 6
    sites: int = 2
    with_remediation: bool = True
    with_rules: bool = True


def shapes(**fixed: object) -> st.SearchStrategy[Shape]:
    """Years of all sizes: leap years, the year in which primary was widened, others."""
    drawn = {
        "seed": st.integers(0, 2**32),
        "year": st.sampled_from([2024, 2021, 2020, 2019]),
        "organisations": st.integers(0, 6),
        "people": st.integers(1, 12),
        "activities": st.integers(0, 6),
        "requests": st.integers(0, 9),
        "sites": st.integers(0, 3),
        "with_remediation": st.booleans(),
        "with_rules": st.booleans(),
    }
    return st.builds(Shape, **drawn | {k: st.just(v) for k, v in fixed.items()})
