"""The append-only, tamper-evident record of everything that was put in or decided."""
