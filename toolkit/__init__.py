"""Parallax: compare the Chinese and the English version of one report."""
