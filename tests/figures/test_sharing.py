"""Conditions fall apart into parts, and each part is worked out once."""

from django.db.models import F, Q

from steunpunt.figures.sharing import Shared, as_boolean


def test_what_conditions_share_is_worked_out_once() -> None:
    shared = Shared(
        {
            "came": as_boolean(Q(came=True)),
            "new": as_boolean(Q(came=True, before=False)),
            "young_or_new": as_boolean(
                Q(came=True) & (Q(age__lt=26) | Q(before=False))
            ),
            "person": F("person"),
            "again": F("person"),
        }
    )

    assert shared.made == {
        "came": "(x_p0)",
        "new": "(NOT x_p1 AND x_p0)",
        "young_or_new": "(x_p0 AND (x_p2 OR NOT x_p1))",
        "person": "x_p3",
        "again": "x_p3",
    }
    assert list(shared.parts) == ["x_p0", "x_p1", "x_p2", "x_p3"]


def test_what_is_denied_stays_whole() -> None:
    denied = as_boolean(~Q(kind="remediation", given=True))

    shared = Shared({"other": denied})

    assert shared.made == {"other": "x_p0"}
    assert shared.parts == {"x_p0": denied}


def test_a_set_without_columns_can_still_be_counted() -> None:
    assert "SELECT 1 FROM parts" in Shared({}).over("SELECT id FROM things")
