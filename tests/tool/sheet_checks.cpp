#include "tool/sheet_checks.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

namespace gongjian::tests {

namespace {

bool IsNothing(const nlohmann::ordered_json* json) {
    return json == nullptr || json->is_null() || (json->is_structured() && json->empty());
}

}  // namespace

const nlohmann::ordered_json& SheetOf(const nlohmann::ordered_json& sheets, const std::string& id) {
    for (const nlohmann::ordered_json& sheet : sheets) {
        if (sheet.at("id") == id) return sheet;
    }
    throw std::runtime_error("no sheet " + id);
}

std::string Below(const std::string& where, const std::string& key) {
    std::string path = where;
    path += '.';
    return path += key;
}

void CheckEqual(const std::string& where, const nlohmann::ordered_json& expected,
                const nlohmann::ordered_json* actual) {
    if (IsNothing(&expected) && IsNothing(actual)) return;
    BOOST_TEST(actual != nullptr, where << " is absent");
    if (actual == nullptr) return;
    if (expected.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            CheckEqual(Below(where, key), value, actual->contains(key) ? &actual->at(key) : nullptr);
        }
        return;
    }
    BOOST_TEST(expected == *actual, where << ": expected " << expected << ", is " << *actual);
}

}  // namespace gongjian::tests
