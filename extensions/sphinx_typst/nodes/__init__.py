"""How each family of nodes is written, one mixin class each."""
