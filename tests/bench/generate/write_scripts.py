"""A rubric for the interpreters: expressions for muParser, a chunk for LuaJIT. Points are hundredths of a point."""


def ternary(item):
    """Points of an item for muParser."""
    x = f"x{item.input}"
    if item.kind == "tiers":
        return "(" + "".join(f"{x}>={bound} ? {points} : " for bound, points in item.tiers) + f"{item.otherwise})"
    if item.kind == "linear":
        return f"min({x}*{item.each}, {item.full})"
    if item.kind == "award":
        return f"({x}>={item.least} ? {item.full} : 0)"
    return f"max({item.full}-{x}*{item.each}, 0)"


def muparser_text(rubric):
    """Three lines: points, first veto, second veto."""
    bonus = "+".join(f"x{index}*{each}" for index, each in rubric.bonus)
    terms = [ternary(item) for item in rubric.items] + [f"min({bonus}, {rubric.bonus_cap})"]
    vetoes = [f"x{index}>={least} ? 1 : 0" for index, least in rubric.vetoes]
    return "\n".join(["+".join(terms), *vetoes]) + "\n"


def lua_term(item):
    x = f"c{item.input}[i]"
    if item.kind == "tiers":
        return "(" + "".join(f"{x} >= {bound} and {points} or " for bound, points in item.tiers) + f"{item.otherwise})"
    if item.kind == "linear":
        return f"min({x} * {item.each}, {item.full})"
    if item.kind == "award":
        return f"({x} >= {item.least} and {item.full} or 0)"
    return f"max({item.full} - {x} * {item.each}, 0)"


def lua_text(rubric):
    """A chunk called with the number of cases and a pointer to each column; it gives points and both vetoes."""
    count = len(rubric.highest)
    names = ", ".join(f"c{i}" for i in range(count))
    casts = "".join(f"c{i} = cast(column, c{i})\n" for i in range(count))
    terms = "".join(f"  points = points + {lua_term(item)}\n" for item in rubric.items)
    bonus = " + ".join(f"c{index}[i] * {each}" for index, each in rubric.bonus)
    vetoes = "".join(f"  if c{index}[i] >= {least} then v{number} = v{number} + 1 end\n"
                     for number, (index, least) in enumerate(rubric.vetoes))
    return (f"local ffi = require('ffi')\nlocal cast, min, max = ffi.cast, math.min, math.max\n"
            f"local column = ffi.typeof('const int32_t*')\nlocal cases, {names} = ...\n{casts}"
            f"local points, v0, v1 = 0, 0, 0\nfor i = 0, cases - 1 do\n{terms}"
            f"  points = points + min({bonus}, {rubric.bonus_cap})\n{vetoes}end\nreturn points, v0, v1\n")
