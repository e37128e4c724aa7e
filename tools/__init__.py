"""What a developer of Saksama runs: lint, the whole suite, benchmarks, documents. `./run` is the door to all of it."""
