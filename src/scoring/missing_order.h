// The order of names in `missing` and `errors`: that of the form, whatever read them first. Private to this room.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "lang/names.h"

namespace gongjian::scoring {

class FormOrder {
public:
    explicit FormOrder(const lang::Names& names);

    /// In form order, each once: a question at its place, "roster.column" after its roster, "roster.category" (a row that is
    /// absent or void) there too, by category. Names that the form does not have come last, as they came.
    std::vector<std::string> Sorted(const std::vector<std::string>& names) const;

private:
    void Add(const std::string& name) { m_places.emplace(name, m_places.size()); }

    std::unordered_map<std::string, std::size_t> m_places;
};

}  // namespace gongjian::scoring
