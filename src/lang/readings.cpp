// Cutting runs into words, from the right: what can be completed from a place is known before the place is reached.
#include "lang/readings.h"

#include <algorithm>
#include <array>

namespace gongjian::lang {
namespace {

constexpr std::size_t kLongestRun = 2000;  // a longer one is nobody's sentence and stays one unknown word

}  // namespace

bool IsValueLike(const Piece& piece) { return piece.kind != Piece::Kind::Known || piece.entry->is_name; }

namespace {

bool IsUnitOnly(const Piece& piece) {
    return piece.kind == Piece::Kind::Known && piece.entry->kind == TokenKind::Unit && !piece.entry->is_name;
}

}  // namespace

/// For each place of a run and each kind of left neighbour: which pieces lead to its end, longest first.
struct Reader::Table {
    std::size_t begin, end;
    std::vector<Pieces> pieces;
    std::vector<std::array<bool, 2>> can;

    bool Can(std::size_t at, bool after_value) const { return at >= end || can[at - begin][after_value ? 1 : 0]; }
    bool Leads(const Piece& piece, bool after_value) const {
        return (after_value || !IsUnitOnly(piece)) && Can(piece.end, IsValueLike(piece));
    }
};

bool Reader::IsNumberStart(std::size_t at) const {
    return IsDigit(m_text[at]) && (at == 0 || !IsAsciiWordCode(m_text[at - 1]));
}

std::size_t Reader::DigitsEnd(std::size_t at) const {
    while (at < m_text.size() && IsDigit(m_text[at])) ++at;
    return at;
}

std::size_t Reader::PlainNumberEnd(std::size_t at) const {
    std::size_t end = DigitsEnd(at);
    const bool point =
        end + 1 < m_text.size() && (m_text[end] == U'.' || m_text[end] == U'。') && IsDigit(m_text[end + 1]);
    return point ? DigitsEnd(end + 1) : end;
}

std::size_t Reader::NumberEnd(std::size_t at) const {
    if (at >= m_text.size() || !IsDigit(m_text[at])) return at;
    const auto past_spaces = [&](std::size_t i) {
        while (i < m_text.size() && m_text[i] == U' ') ++i;
        return i;
    };
    std::size_t end = PlainNumberEnd(at);
    std::size_t next = past_spaces(end);
    if (next < m_text.size() && m_text[next] == U'万' && m_lexicon.LongestAt(m_text, next).entry == nullptr) {
        end = next + 1;
        next = past_spaces(end);
    }
    if (next < m_text.size() && m_text[next] == U'%') end = next + 1;
    return end;
}

std::size_t Reader::DateEnd(std::size_t at) const {
    std::size_t i = at;
    const auto digits = [&](std::size_t least, std::size_t most) {
        const std::size_t end = DigitsEnd(i);
        const std::size_t count = end - i;
        i = end;
        return count >= least && count <= most;
    };
    const auto mark = [&](char32_t wanted) {
        const bool chinese = wanted != U'-';
        while (chinese && i < m_text.size() && m_text[i] == U' ') ++i;
        if (i >= m_text.size() || m_text[i] != wanted) return false;
        ++i;
        while (chinese && wanted != U'日' && i < m_text.size() && m_text[i] == U' ') ++i;
        return true;
    };
    const auto date = [&](char32_t first, char32_t second) {
        i = at;
        return digits(4, 4) && mark(first) && digits(1, 2) && mark(second) && digits(1, 2);
    };
    if (date(U'年', U'月') && mark(U'日')) return i;
    return date(U'-', U'-') ? i : at;
}

std::size_t Reader::RunEnd(std::size_t at) const {
    while (at < m_text.size() && IsWordCode(m_text[at])) {
        if (!IsNumberStart(at)) {
            ++at;
            continue;
        }
        const std::size_t date = DateEnd(at);
        at = date > at ? date : PlainNumberEnd(at);
    }
    return at;
}

void Reader::PiecesAt(std::size_t at, Pieces& out, std::vector<Lexicon::Match>& matches) const {
    out.clear();
    const bool inside_latin = at > 0 && IsAsciiWordCode(m_text[at]) && IsAsciiWordCode(m_text[at - 1]);
    if (inside_latin && (IsDigit(m_text[at]) || !IsDigit(m_text[at - 1]))) return;
    m_lexicon.MatchesAt(m_text, at, matches);
    for (auto match = matches.rbegin(); match != matches.rend(); ++match)
        out.push_back({Piece::Kind::Known, at, match->end, match->entry});
    if (IsDigit(m_text[at])) {
        const std::size_t date = DateEnd(at);
        if (date > at) out.push_back({Piece::Kind::Date, at, date, nullptr});
        out.push_back({Piece::Kind::Number, at, NumberEnd(at), nullptr});
    } else if (IsAsciiWordCode(m_text[at])) {
        std::size_t end = at;
        while (end < m_text.size() && IsAsciiWordCode(m_text[end])) ++end;
        const bool known = std::any_of(out.begin(), out.end(), [&](const Piece& piece) { return piece.end == end; });
        if (!known) out.push_back({Piece::Kind::Latin, at, end, nullptr});
    }
    const auto longer = [](const Piece& a, const Piece& b) { return a.end > b.end; };
    if (!std::is_sorted(out.begin(), out.end(), longer)) std::stable_sort(out.begin(), out.end(), longer);
}

Reader::Table Reader::MakeTable(std::size_t begin, std::size_t end) const {
    Table table{begin, end, {}, {}};
    table.pieces.resize(end - begin);
    table.can.resize(end - begin);
    std::vector<Lexicon::Match> matches;
    for (std::size_t at = end; at-- > begin;) {
        Pieces& pieces = table.pieces[at - begin];
        PiecesAt(at, pieces, matches);
        for (const bool after_value : {false, true})
            table.can[at - begin][after_value ? 1 : 0] = std::any_of(
                pieces.begin(), pieces.end(), [&](const Piece& piece) { return table.Leads(piece, after_value); });
    }
    return table;
}

bool Reader::IsComplete(std::size_t begin, std::size_t end, bool after_value) const {
    return begin >= end || (end - begin <= kLongestRun && MakeTable(begin, end).Can(begin, after_value));
}

Pieces Reader::Best(std::size_t begin, std::size_t end, bool after_value) const {
    Pieces first;
    std::vector<Lexicon::Match> matches;
    PiecesAt(begin, first, matches);
    // The usual case: words stand apart and the whole run is one of them.
    if (!first.empty() && first.front().end >= end && (after_value || !IsUnitOnly(first.front())))
        return {first.front()};
    if (end - begin > kLongestRun) return {{Piece::Kind::Unknown, begin, end, nullptr}};
    const Table table = MakeTable(begin, end);
    if (!table.Can(begin, after_value)) return WithUnknown(begin, end, after_value, 0, 0);
    Pieces reading;
    for (std::size_t at = begin; at < end;) {
        const Pieces& pieces = table.pieces[at - begin];
        const auto next = std::find_if(pieces.begin(), pieces.end(),
                                       [&](const Piece& piece) { return table.Leads(piece, after_value); });
        reading.push_back(*next);
        after_value = IsValueLike(*next);
        at = next->end;
    }
    return reading;
}

void Reader::AppendUnknown(Pieces& out, std::size_t begin, std::size_t end, bool after_value, int leading,
                           int trailing) const {
    std::vector<Lexicon::Match> matches;
    Pieces pieces;
    for (; leading > 0 && begin < end; --leading) {
        PiecesAt(begin, pieces, matches);
        const auto known = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
            return piece.kind == Piece::Kind::Known && piece.end < end && (after_value || !IsUnitOnly(piece));
        });
        if (known == pieces.end()) break;
        out.push_back(*known);
        after_value = IsValueLike(*known);
        begin = known->end;
    }
    std::size_t unknown_end = end;
    Piece last;
    for (std::size_t at = begin + 1; trailing > 0 && at < end && unknown_end == end; ++at) {
        PiecesAt(at, pieces, matches);
        for (const Piece& piece : pieces)
            if (piece.kind == Piece::Kind::Known && piece.end == end) {
                last = piece;
                unknown_end = at;
                break;
            }
    }
    out.push_back({Piece::Kind::Unknown, begin, unknown_end, nullptr});
    if (unknown_end < end) out.push_back(last);
}

Pieces Reader::WithUnknown(std::size_t begin, std::size_t end, bool after_value, int leading, int trailing) const {
    Pieces reading;
    for (std::size_t at = begin; at < end;) {
        if (IsNumberStart(at)) {
            const std::size_t date = DateEnd(at);
            reading.push_back(
                {date > at ? Piece::Kind::Date : Piece::Kind::Number, at, std::max(date, NumberEnd(at)), nullptr});
            if (date > at) reading.back().end = date;
        } else {
            std::size_t stop = at + 1;
            while (stop < end && !IsNumberStart(stop)) ++stop;
            if (IsComplete(at, stop, after_value)) {
                for (const Piece& piece : Best(at, stop, after_value)) reading.push_back(piece);
            } else {
                AppendUnknown(reading, at, stop, after_value, leading, trailing);
            }
        }
        after_value = IsValueLike(reading.back());
        at = reading.back().end;
    }
    return reading;
}

std::vector<Pieces> Reader::Others(std::size_t begin, std::size_t end, bool after_value, std::size_t limit) const {
    std::vector<Pieces> readings;
    if (end - begin > kLongestRun) return readings;
    const Table table = MakeTable(begin, end);
    const Pieces best = Best(begin, end, after_value);
    const auto add = [&](const Pieces& reading) {
        if (readings.size() < limit && reading != best &&
            std::find(readings.begin(), readings.end(), reading) == readings.end())
            readings.push_back(reading);
    };
    Pieces prefix;
    const auto walk = [&](const auto& self, std::size_t at, bool value) -> void {
        if (readings.size() >= limit) return;
        if (at >= end) return add(prefix);
        for (const Piece& piece : table.pieces[at - begin]) {
            if (!table.Leads(piece, value)) continue;
            prefix.push_back(piece);
            self(self, piece.end, IsValueLike(piece));
            prefix.pop_back();
        }
    };
    if (table.Can(begin, after_value)) walk(walk, begin, after_value);
    for (const auto& [leading, trailing] : {std::pair{1, 0}, {0, 1}, {1, 1}, {2, 0}, {2, 1}})
        add(WithUnknown(begin, end, after_value, leading, trailing));
    // One known word stays what it is; only several may have been one name.
    if (best.size() > 1) add({{Piece::Kind::Unknown, begin, end, nullptr}});
    return readings;
}

}  // namespace gongjian::lang
