"""A ceasefire in software: its terms as data, its observance followed, its outlook computed."""

from __future__ import annotations
