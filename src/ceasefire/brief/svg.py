"""A few SVG elements as text. All text and attribute values are escaped here and nowhere else."""

from __future__ import annotations

from markupsafe import escape


def number(value: float) -> str:
    """A coordinate with one decimal, without a needless `.0`: the same bytes on every machine."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def element(tag: str, content: str | None = None, /, **attributes: str | float | None) -> str:
    """`<tag …>content</tag>`; content is markup already. `class_` gives `class`, `_` gives `-`."""
    parts = [tag]
    for name, value in attributes.items():
        if value is None:
            continue
        shown = number(value) if isinstance(value, int | float) else str(escape(value))
        parts.append(f'{name.rstrip("_").replace("_", "-")}="{shown}"')
    head = " ".join(parts)
    return f"<{head}/>" if content is None else f"<{head}>{content}</{tag}>"


def text(content: str, x: float, y: float, class_: str, anchor: str | None = None) -> str:
    """A line of text at a point."""
    return element("text", str(escape(content)), x=x, y=y, class_=class_, text_anchor=anchor)


def title(content: str) -> str:
    """A tooltip, which is also the accessible name of the element it stands in."""
    return element("title", str(escape(content)))


def picture(body: str, width: float, height: float, name: str, description: str, ids: str) -> str:
    """The outer `<svg>` with its accessible name and description."""
    head = element("title", str(escape(name)), id=f"{ids}-t")
    head += element("desc", str(escape(description)), id=f"{ids}-d")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'role="img" aria-labelledby="{ids}-t {ids}-d" class="figure {ids}">{head}{body}</svg>'
    )
