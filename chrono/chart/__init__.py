"""The model of a drawn timeline, which the terminal and the picture share; nothing here draws.

    bars     an event as a bar on the line of time: what is sure, what may be, what goes on
    axis     ticks, from seconds to millions of years
    lanes    bars to lanes, so that no two of a lane touch
    hues     which organisation or tag has which colour
    sheet    the bars of a timeline with the stretch of time that they take
    periods  many events counted by the period they are in
    counts   many events counted along an axis

A place on the line of time is a whole number of seconds: a day starts at its `ordinal` × 86400.
Stretches are half open. Imports run downwards.
"""
