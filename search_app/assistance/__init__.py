"""Help with asking: what a query may go on as, what a mistyped word may mean, why nothing was found and where something is."""
