"""Names of outlets and movements that a text puts in quotation marks: `وكالة "الصدى" الإخبارية` is `وكالة الصدى الإخبارية`."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\"«“”'", "\"»”“'"
_NAME = re.compile(rf"(?:وكالة|شبكة|موقع|قناة|تلفزيون|صحيفة|راديو|إذاعة|مرصد|مركز|تجمع|منصة|مجلة|حركة|تنظيم|جماعة|حزب|جبهة|كتائب|لواء|ألوية|ميليشيا|مليشيا|ميليشيات|مليشيات|سرايا|متمردي|متمردو|مقاتلي|مقاتلو|عناصر)\s([{_OPEN}])\w+(?:\s\w+){{0,2}}([{_CLOSE}])")


def unquoted(text: str) -> str:
    """The text, of the same length, with blanks for the marks around such names."""
    if not any(c in text for c in '"«“”'):
        return text
    out = list(text)
    for found in _NAME.finditer(text):
        out[found.start(1)] = out[found.start(2)] = " "
    return "".join(out)
