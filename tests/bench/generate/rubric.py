"""The rubric of the benchmark as data: 30 items over 34 counts, a capped bonus and two vetoes. Points are hundredths of a point."""

import random
from dataclasses import dataclass

INPUTS = 34


@dataclass
class Item:
    kind: str  # tiers, linear, award or deduct
    input: int
    full: int  # most points
    each: int = 0  # linear, deduct: points per occurrence
    least: int = 0  # award: from how many on
    tiers: tuple = ()  # (from, points), best first
    otherwise: int = 0  # points below the last tier


@dataclass
class Rubric:
    highest: list  # largest count of each input; the smallest is 0
    items: list
    bonus_cap: int
    bonus: list  # (input, points per occurrence)
    vetoes: list  # (input, from how many on)


def tiers(draw, index):
    """A table of 3 to 5 lines, the last being the rest."""
    bounds = sorted(draw.sample(range(1, 60), draw.randint(2, 4)), reverse=True)
    points = sorted(draw.sample(range(5, 100), len(bounds)), reverse=True)
    steps = tuple((bound, 10 * value) for bound, value in zip(bounds, points))
    return Item("tiers", index, steps[0][1], tiers=steps, otherwise=draw.choice((0, 20)))


def one_item(kind, draw, index):
    if kind == "tiers":
        return tiers(draw, index)
    if kind == "award":
        points = 50 * draw.randint(2, 8)
        return Item(kind, index, points, least=draw.randint(5, 50))
    each = 5 * draw.randint(4, 20)
    return Item(kind, index, each * draw.randint(4, 30), each=each)


def make_rubric(seed, count=30, inputs=None):
    """`count` items, of which one half have tiers; item i reads input i."""
    draw = random.Random(seed)
    kinds = ["tiers"] * (count // 2) + ["linear", "award", "deduct"] * (count // 6)
    kinds += ["tiers"] * (count - len(kinds))
    draw.shuffle(kinds)
    items = [one_item(kind, draw, index) for index, kind in enumerate(kinds)]
    highest = [draw.randint(40, 80) for _ in range(inputs or INPUTS)]
    vetoes = [(count + 2, highest[count + 2] - 1), (count + 3, highest[count + 3])]
    return Rubric(highest, items, 500, [(count, 50), (count + 1, 20)], vetoes)
