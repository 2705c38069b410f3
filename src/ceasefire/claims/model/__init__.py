"""The optional reader that asks a language model: off unless asked for, every field checked against the text."""

from ceasefire.claims.model.read import ModelRead, read_with_model

__all__ = ["ModelRead", "read_with_model"]
