"""Measures of protection and parental authority: what a judge or the law decided, as a house entered it."""
