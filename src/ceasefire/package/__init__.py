"""What leaves a dossier: tables, and one package that somebody else can check without this program."""
