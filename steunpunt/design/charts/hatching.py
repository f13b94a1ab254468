"""Slanting lines within a bar: what is hatched was invented or estimated.

Drawn as lines and not as a pattern: a pattern needs an id, and ids that repeat in a
page stop working where the first of them is hidden.
"""

STEP = 9.0  # between two lines


def hatched(x: float, foot: float, width: float, height: float) -> str:
    """Lines that rise to the right, clipped to an upright bar with a round top."""
    if height < 1:
        return ""
    lines = []
    start = foot + x + STEP
    while start > foot - height + x:
        start -= STEP
        found = _inside(start, x, foot, width, height)
        if found:
            (x1, y1), (x2, y2) = found
            lines.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
    return "".join(lines) + _rest(x, foot, width, height)


def _rest(x: float, foot: float, width: float, height: float) -> str:
    """The lines that begin on the foot of the bar."""
    lines = []
    start = foot + x + STEP
    while start < foot + x + width:
        found = _inside(start, x, foot, width, height)
        if found:
            (x1, y1), (x2, y2) = found
            lines.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
        start += STEP
    return "".join(lines)


def _inside(
    start: float, x: float, foot: float, width: float, height: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The ends of the line x + y = start within the bar; the bar is convex."""
    steps = 160
    along = [x + width * step / steps for step in range(steps + 1)]
    kept = [at for at in along if _holds(at, start - at, x, foot, width, height)]
    if len(kept) < 3:
        return None
    return (kept[0], start - kept[0]), (kept[-1], start - kept[-1])


def _holds(
    at: float, y: float, x: float, foot: float, width: float, height: float
) -> bool:
    radius = min(width / 2, height)
    shoulder = foot - height + radius
    if y > foot:
        return False
    if y >= shoulder:
        return True
    across, up = (at - x - width / 2) / (width / 2), (y - shoulder) / radius
    return across * across + up * up <= 1
