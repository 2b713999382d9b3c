#include "tool/surroundings.h"

#include "base/file.h"

namespace gongjian::tool {

std::filesystem::path Resolve(const Surroundings& surroundings, const std::string& path) {
    return surroundings.folder / base::PathFromUtf8(path);
}

base::Date AsOf(const Surroundings& surroundings, const std::string& option) {
    if (option.empty()) return base::LocalDay(surroundings.now());
    if (const auto date = base::ParseDate(option)) return *date;
    throw Stop{kWrongUse, base::Msg("“{text}” is not a date. Write it like 2012-12-31.", {{"text", option}})};
}

}  // namespace gongjian::tool
