"""What packages are worth to one delegation, from answers of several kinds mixed freely: private to its capital room.

Answers are linear constraints on worths, so that incomplete answers stay ranges: Boutilier, Patrascu, Poupart and
Schuurmans, "Constraint-based optimization and utility elicitation using the minimax decision criterion", Artificial
Intelligence 170 (2006). Nothing here knows of talks; red lines and conditions are the mandate's.
"""
