"""The register that people use: finding things, and every legal shape in which a case may leave."""
