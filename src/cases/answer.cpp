#include "cases/answer.h"

#include <charconv>

namespace gongjian::cases {
namespace {

std::optional<PathStep> ParseStep(std::string_view text) {
    PathStep step;
    const std::size_t bracket = text.find('[');
    step.id = std::string(text.substr(0, bracket));
    if (step.id.empty() || step.id.find(']') != std::string::npos) return std::nullopt;
    if (bracket == std::string_view::npos) return step;

    if (text.back() != ']') return std::nullopt;
    const std::string_view digits = text.substr(bracket + 1, text.size() - bracket - 2);
    std::size_t row = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
    if (error != std::errc{} || end != digits.data() + digits.size() || row < 1 || row > kMaxRows) return std::nullopt;
    step.row = row - 1;
    return step;
}

}  // namespace

std::optional<Path> ParsePath(std::string_view text) {
    Path path;
    std::size_t begin = 0;
    while (true) {
        const std::size_t dot = text.find('.', begin);
        const std::size_t length = dot == std::string_view::npos ? dot : dot - begin;
        const std::optional<PathStep> step = ParseStep(text.substr(begin, length));
        if (!step) return std::nullopt;
        path.push_back(*step);
        if (dot == std::string_view::npos) return path;
        begin = dot + 1;
    }
}

std::string ToString(const Path& path) {
    std::string text;
    for (const PathStep& step : path) {
        if (!text.empty()) text += '.';
        text += step.id;
        if (step.row) text += '[' + std::to_string(*step.row + 1) + ']';
    }
    return text;
}

Answer Get(const Answers& answers, const Path& path) {
    const Answers* level = &answers;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const PathStep& step = path[i];
        if (i + 1 == path.size()) {
            const auto found = level->values.find(step.id);
            return step.row || found == level->values.end() ? Answer{} : found->second;
        }
        const auto roster = level->rosters.find(step.id);
        if (!step.row || roster == level->rosters.end() || *step.row >= roster->second.size()) return {};
        level = &roster->second[*step.row].answers;
    }
    return {};
}

void Set(Answers& answers, const Path& path, Answer answer, const std::function<std::string()>& new_row_id) {
    if (path.empty() || path.back().row) return;
    const bool blank = std::holds_alternative<Blank>(answer);
    Answers* level = &answers;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const PathStep& step = path[i];
        if (!step.row || *step.row >= kMaxRows) return;
        const auto roster = level->rosters.find(step.id);
        const bool row_exists = roster != level->rosters.end() && *step.row < roster->second.size();
        if (blank && !row_exists) return;
        std::vector<Row>& rows = level->rosters[step.id];
        while (rows.size() <= *step.row) rows.push_back({new_row_id(), {}});
        level = &rows[*step.row].answers;
    }
    if (blank) {
        level->values.erase(path.back().id);
    } else {
        level->values.insert_or_assign(path.back().id, std::move(answer));
    }
}

}  // namespace gongjian::cases
