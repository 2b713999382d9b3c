#include "cases/case.h"

#include <array>

namespace gongjian::cases {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 6> kStatusNames{{
    {Status::Draft, "draft"},
    {Status::Submitted, "submitted"},
    {Status::Returned, "returned"},
    {Status::Approved, "approved"},
    {Status::Locked, "locked"},
    {Status::Void, "void"},
}};

}  // namespace

std::string_view StatusName(Status status) {
    for (const auto& [value, name] : kStatusNames) {
        if (value == status) return name;
    }
    return "draft";
}

std::optional<Status> StatusFromName(std::string_view name) {
    for (const auto& [value, known] : kStatusNames) {
        if (known == name) return value;
    }
    return std::nullopt;
}

}  // namespace gongjian::cases
