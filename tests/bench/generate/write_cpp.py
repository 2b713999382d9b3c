"""A rubric as C++ with its constants baked in: over columns, over columns with blanks, over rows; and reading the columns."""

HEAD = """// Made by tests/bench/generate. Points are hundredths of a point.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "bench/peers.h"

namespace gongjian::bench {

"""
TAIL = "\n}  // namespace gongjian::bench\n"
CLONES = '__attribute__((target_clones("avx2", "default")))'
# Items that one loop over a block scores: measured, one a loop and all in one are both slower.
GROUP = 6


def inputs_header(rubric):
    highest = ", ".join(map(str, rubric.highest))
    return ("// Made by tests/bench/generate. The counts that the rubric reads go from 0 to these.\n#pragma once\n\n"
            f"#include <cstdint>\n\nnamespace gongjian::bench {{\n\ninline constexpr std::int32_t kHighest[] = {{{highest}}};\n"
            + TAIL)


def gain(x, bound, points):
    """Masks, since the compiler makes jumps of several conditions on one value, and then no vectors."""
    return f"(-static_cast<std::int32_t>({x} >= {bound}) & {points})"


def branch_free(item, x):
    """Points of an item so that the compiler makes vectors of it: tiers as the sum of what each adds."""
    if item.kind == "tiers":
        steps = list(reversed(item.tiers))
        below = [item.otherwise] + [points for _, points in steps[:-1]]
        return f"({item.otherwise}" + "".join(f" + {gain(x, bound, points - lower)}"
                                              for (bound, points), lower in zip(steps, below)) + ")"
    if item.kind == "linear":
        return f"std::min({x} * {item.each}, {item.full})"
    if item.kind == "award":
        return gain(x, item.least, item.full)
    return f"std::max({item.full} - {x} * {item.each}, 0)"


def with_branches(item, x):
    """Points of an item as one writes them without thinking of vectors."""
    if item.kind == "tiers":
        return "".join(f"{x} >= {bound} ? {points} : " for bound, points in item.tiers) + str(item.otherwise)
    return branch_free(item, x)


def capped_bonus(rubric, count):
    return f"std::min({' + '.join(count(index, each) for index, each in rubric.bonus)}, {rubric.bonus_cap})"


def loop(body):
    return "    for (std::size_t i = 0; i < size; ++i) {\n" + "".join(f"        {line}\n" for line in body) + "    }\n"


def block_function(rubric, name, items_a_loop=GROUP, blanks=False):
    """Scores one block: loops over groups of items, then the bonus and the vetoes."""
    def column(index):
        return f"c[{index}][i]"

    def given(index, value):
        return f"(g[{index}][i] != 0 ? {value} : 0)" if blanks else value

    groups = [rubric.items[i:i + items_a_loop] for i in range(0, len(rubric.items), items_a_loop)]
    parameters = "const std::int32_t* const* c, " + ("const std::uint8_t* const* g, " if blanks else "")
    text = f"{CLONES}\nvoid {name}({parameters}std::size_t size, Sums& sums) {{\n"
    text += "    alignas(32) std::int32_t points[kBlock];\n"
    for number, group in enumerate(groups):
        terms = " +\n            ".join(given(item.input, branch_free(item, column(item.input))) for item in group)
        text += loop([f"points[i] {'=' if number == 0 else '+='} {terms};"])
    bonus = capped_bonus(rubric, lambda index, each: given(index, f"{column(index)} * {each}"))
    text += "    std::int32_t total = 0, first = 0, second = 0, pending = 0;\n"
    body = [f"total += points[i] + {bonus};"]
    for name, (index, least) in zip(("first", "second"), rubric.vetoes):
        body.append(f"{name} += {given(index, gain(column(index), least, 1))};")
    text += loop(body)
    if blanks:
        for item in rubric.items:
            text += loop([f"pending += g[{item.input}][i] == 0 ? 1 : 0;"])
    return text + ("    sums.points += total;\n    sums.vetoes[0] += first;\n    sums.vetoes[1] += second;\n"
                   "    sums.pending += pending;\n}\n")


def read_function(rubric):
    """Adds all counts of a block, as many columns a loop as are scored in one."""
    text = f"{CLONES}\nvoid ReadBlock(const std::int32_t* const* c, std::size_t size, Sums& sums) {{\n"
    text += "    std::int32_t total = 0;\n"
    for first in range(0, len(rubric.highest), GROUP):
        columns = range(first, min(first + GROUP, len(rubric.highest)))
        text += loop(["total += " + " + ".join(f"c[{index}][i]" for index in columns) + ";"])
    return text + "    sums.points += total;\n}\n"


def over_blocks(name, block, blanks=False):
    given = "given" if blanks else "/*given*/"
    arguments = "columns, given, size, sums" if blanks else "columns, size, sums"
    return f"""
Sums {name}(const Population& population) {{
    Sums sums;
    ForEachBlock(population, [&sums](const std::int32_t* const* columns, const std::uint8_t* const* {given},
                                     std::size_t size) {{ {block}({arguments}); }});
    return sums;
}}
"""


def columns_source(rubric):
    blocks = [block_function(rubric, "Block"), block_function(rubric, "BlockByItem", items_a_loop=1),
              block_function(rubric, "BlankBlock", blanks=True), read_function(rubric)]
    return (HEAD + "namespace {\n\n" + "\n".join(blocks) + "\n}  // namespace\n" + over_blocks("ScoreColumns", "Block") +
            over_blocks("ScoreColumnsByItem", "BlockByItem") + over_blocks("ScoreColumnsWithBlanks", "BlankBlock", blanks=True) +
            over_blocks("ReadColumns", "ReadBlock") + TAIL)


def rows_source(rubric):
    text = HEAD + f"{CLONES}\nSums ScoreRows(const Row* rows, std::size_t cases) {{\n    Sums sums;\n"
    text += "    for (std::size_t i = 0; i < cases; ++i) {\n        const std::int32_t* x = rows[i].counts;\n        std::int32_t points = 0;\n"
    for item in rubric.items:
        text += f"        points += {with_branches(item, f'x[{item.input}]')};\n"
    bonus = capped_bonus(rubric, lambda index, each: f"x[{index}] * {each}")
    text += f"        sums.points += points + {bonus};\n"
    for number, (index, least) in enumerate(rubric.vetoes):
        text += f"        sums.vetoes[{number}] += x[{index}] >= {least} ? 1 : 0;\n"
    return text + "    }\n    return sums;\n}\n" + TAIL
