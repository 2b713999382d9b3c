#include "lang/source_places.h"

#include "base/text.h"

// Lines are short: counting code points from the line's start is fast enough.

namespace gongjian::lang {

std::uint32_t OffsetAt(const base::Source& source, int line, int column) {
    std::uint32_t offset = source.LineStart(line);
    for (const base::CodePoint& point : base::Decode(source.Line(line))) {
        if (--column < 1) break;
        offset += point.length;
    }
    return offset;
}

base::Range RangeOf(const base::Source& source, const base::Diagnostic& diagnostic) {
    if (diagnostic.line < 1) return {0, 0};
    return {OffsetAt(source, diagnostic.line, diagnostic.column),
            OffsetAt(source, diagnostic.end_line, diagnostic.end_column)};
}

}  // namespace gongjian::lang
