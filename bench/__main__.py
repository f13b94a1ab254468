"""Import a large synthetic year, then compute every figure beside hand-written SQL.

Usage: python -m bench [--scale N]    (1000 is 1.5 million registrations)
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BY_HAND = [
    """CREATE TEMP TABLE facts AS
SELECT r.id, r.person_id, r.status, r.target_group, r.organisation_province,
       l.reference AS level, k.reference AS kind, a.mode, a.province,
       SUBSTR(CAST(a.starts_on AS TEXT), 6, 2) AS month, t.reference AS type, a.id AS activity,
       EXISTS (SELECT 1 FROM programme_attendance x JOIN programme_session s ON s.id = x.session_id
               WHERE x.registration_id = r.id AND x.present AND s.status = 'held') AS came,
       EXISTS (SELECT 1 FROM programme_attendance x JOIN programme_session s ON s.id = x.session_id
               WHERE x.registration_id = r.id AND s.status = 'held') AS recorded,
       EXISTS (SELECT 1 FROM programme_registration e JOIN programme_activity b ON b.id = e.activity_id
               WHERE e.person_id = r.person_id AND b.status = 'held' AND b.in_open_programme
                 AND b.starts_on < '2019-01-01'
                 AND EXISTS (SELECT 1 FROM programme_attendance x JOIN programme_session s
                             ON s.id = x.session_id WHERE x.registration_id = e.id AND x.present
                             AND s.status = 'held')) AS before
FROM programme_registration r
JOIN programme_activity a ON a.id = r.activity_id
LEFT JOIN programme_level l ON l.id = a.level_id
LEFT JOIN programme_activitykind k ON k.id = a.kind_id
LEFT JOIN sector_organisationtype t ON t.id = r.organisation_type_id
WHERE a.status = 'held' AND a.in_open_programme
  AND a.starts_on BETWEEN '2019-01-01' AND '2019-12-31'""",
    *(
        f"""SELECT {cell}, COUNT(*) FILTER (WHERE came),
 COUNT(DISTINCT person_id) FILTER (WHERE came),
 COUNT(DISTINCT person_id) FILTER (WHERE came AND NOT before),
 COUNT(*) FILTER (WHERE status = 'confirmed' AND recorded AND NOT came),
 COUNT(*) FILTER (WHERE status = 'cancelled' AND NOT came),
 COUNT(*) FILTER (WHERE came AND target_group = 'primary'),
 COUNT(*) FILTER (WHERE came AND target_group = 'secondary'),
 COUNT(*) FILTER (WHERE came AND target_group = '') FROM facts {join} GROUP BY 1"""
        for cell, join in [
            ("''", ""),
            *(
                (name, "")
                for name in (
                    "level",
                    "kind",
                    "mode",
                    "province",
                    "month",
                    "type",
                    "target_group",
                    "organisation_province",
                )
            ),
            (
                "theme_id",
                "LEFT JOIN programme_activitytheme h ON h.activity_id = activity",
            ),
        ]
    ),
    "DROP TABLE facts",
]
REGISTRATION_FIGURES = (
    "programme.participations",
    "programme.participants",
    "programme.first_time_participants",
    "programme.no_shows",
    "programme.cancellations",
    "programme.primary",
    "programme.secondary",
    "programme.unknown_target_group",
)


@contextmanager
def timed(what: str, rows: int = 0) -> Iterator[None]:
    """Print how long something took."""
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    speed = f", {rows / took:,.0f} rows/s" if rows else ""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what}: {took:.2f} s{speed} (peak {peak} MB)")


def main() -> None:
    """Run the benchmark in a folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=50)
    scale = parser.parse_args().scale
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STEUNPUNT_DATA_DIR"] = f"{folder}/data"
        os.environ["DJANGO_SETTINGS_MODULE"] = "steunpunt.config.settings"
        import django

        django.setup()
        measure(Path(folder) / "year", scale)


def measure(year: Path, scale: int) -> None:
    """Generate, import, compute."""
    from django.core.management import call_command
    from django.db import connection

    from steunpunt.demo.generating import generate
    from steunpunt.exchange.importing import import_records
    from steunpunt.exchange.reading import open_source
    from steunpunt.figures.computing import ALL, compute
    from steunpunt.figures.periods import Period

    call_command("migrate", verbosity=0)
    with timed("generate"):
        generate(year, scale=scale)
    clock: dict[str, list[float]] = {}

    def progress(sheet: str, done: int, _of: int) -> None:
        clock.setdefault(sheet, [time.perf_counter(), 0, 0])[1:] = [
            time.perf_counter(),
            done,
        ]

    with timed("import, everything"):
        outcome = import_records(open_source(year), progress=progress)
        assert not outcome.problems, list(outcome.problems)[:5]
    first, last, rows = clock["registrations"]
    print(f"  registrations: {rows / max(last - first, 0.001):,.0f} rows/s")
    period = Period.year(2019)
    with timed("figures of registrations, all breakdowns"):
        compute(period, REGISTRATION_FIGURES, ALL)
    with timed("the same by hand-written SQL"), connection.cursor() as cursor:
        for sql in BY_HAND:
            cursor.execute(sql)
            if cursor.description:
                cursor.fetchall()
    with timed("every figure, every breakdown"):
        compute(period, by=ALL)


if __name__ == "__main__":
    main()
