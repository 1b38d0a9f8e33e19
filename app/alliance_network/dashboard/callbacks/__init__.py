"""Callbacks: each parses the view, calls one function and returns."""
