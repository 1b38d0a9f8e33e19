"""Pictures: pure functions from a selection to a Scene, and the Scene's Plotly writer."""
