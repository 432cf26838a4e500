"""Page breaks: marks in the tree, the solver, the layout loop."""
