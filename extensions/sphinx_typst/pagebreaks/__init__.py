"""Page breaks: marks in the tree, what stands badly, the solver, the layout loop."""
