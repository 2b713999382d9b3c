#include "scoring/missing_order.h"

#include <algorithm>

namespace gongjian::scoring {

FormOrder::FormOrder(const lang::Names& names) {
    for (const lang::Variable& variable : names.variables) {
        Add(variable.id);
        for (const lang::Variable& column : variable.columns) Add(variable.id + "." + column.id);
        for (const lang::Variable& column : variable.columns) {
            for (const lang::CategoryName& category : column.categories) Add(variable.id + "." + category.id);
        }
    }
}

std::vector<std::string> FormOrder::Sorted(const std::vector<std::string>& names) const {
    std::vector<std::string> sorted;
    for (const std::string& name : names) {
        if (std::find(sorted.begin(), sorted.end(), name) == sorted.end()) sorted.push_back(name);
    }
    const auto place = [&](const std::string& name) {
        const auto found = m_places.find(name);
        return found == m_places.end() ? m_places.size() : found->second;
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const std::string& a, const std::string& b) { return place(a) < place(b); });
    return sorted;
}

}  // namespace gongjian::scoring
