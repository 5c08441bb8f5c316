"""Typed questions to a dossier, typed answers with their passages. The command line, Python and the desk share them."""
