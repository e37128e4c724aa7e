"""Lots: who may be drawn, the roster, the draw."""
