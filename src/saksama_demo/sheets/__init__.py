"""Example sheets for the demo: drawn from figures that are known, photographed by nobody, marked CONTOH."""
