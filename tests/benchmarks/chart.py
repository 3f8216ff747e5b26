"""A chart of lines as SVG, both axes logarithmic: what grows as fast as its cause runs parallel to the diagonal."""

import math
from collections.abc import Callable, Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 40, 50
"""Margins; on the right stand the names of the lines."""
LINE = 15
"""Height of a line of text."""
COLOURS = ("#0b57d0", "#b3261e", "#146c2e", "#7b4f00")
Points = Sequence[tuple[float, float]]


def chart(title: str, across: str, up: str, lines: Mapping[str, Points]) -> str:
    """`lines` by name, points by ascending x; all numbers are above 0."""
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_of = _scale(min(xs), max(xs), LEFT, WIDTH - RIGHT)
    y_of = _scale(10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys))), HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">{escape(title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    for x in sorted(set(xs)):
        parts.append(f'<path d="M{x_of(x):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x_of(x):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:,.0f}</text>')
    for power in range(math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys))) + 1):
        parts.append(f'<path d="M{LEFT} {y_of(10**power):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y_of(10**power) + 4:.1f}" text-anchor="end">{10**power:g}</text>')
    labels = _apart({name: y_of(points[-1][1]) + 4 for name, points in lines.items()})
    for (name, points), colour in zip(lines.items(), COLOURS * len(lines), strict=False):
        path = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="3.5" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        parts.append(f'<text x="{x_of(x) + 10:.1f}" y="{labels[name]:.1f}" fill="{colour}">{escape(name)} {y:.3g}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _apart(places: Mapping[str, float]) -> dict[str, float]:
    """The places of labels moved down where they would overlap."""
    moved: dict[str, float] = {}
    for name in sorted(places, key=lambda name: places[name]):
        moved[name] = max(places[name], max(moved.values(), default=0.0) + LINE)
    return moved


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Numbers from `low` to `high` → places from `start` to `end`, by their logarithms."""
    step = (end - start) / (math.log(high / low) or 1)
    return lambda value: start + math.log(value / low) * step
