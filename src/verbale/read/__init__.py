"""Bytes of files, folders and standard input -> text as received."""
