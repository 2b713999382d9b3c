#include "bench/settings.h"

#include <charconv>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace gongjian::bench {

namespace {

/// Throws std::runtime_error for what is no whole number above 0.
std::size_t Count(const char* name, std::size_t otherwise) {
    const char* text = std::getenv(name);
    if (text == nullptr || *text == '\0') return otherwise;
    const std::string_view view = text;
    std::size_t count = 0;
    const auto read = std::from_chars(view.data(), view.data() + view.size(), count);
    if (read.ec != std::errc() || read.ptr != view.data() + view.size() || count == 0)
        throw std::runtime_error(std::string(name) + " must be a whole number above 0.");
    return count;
}

}  // namespace

Settings SettingsOf(int argc, char** argv) {
    Settings settings;
    settings.cases = Count("GONGJIAN_BENCH_CASES", settings.cases);
    settings.batch = Count("GONGJIAN_BENCH_BATCH", settings.batch);
    settings.repeats = static_cast<int>(Count("GONGJIAN_BENCH_REPEATS", static_cast<std::size_t>(settings.repeats)));
    for (int i = 1; i < argc; ++i) settings.sums_only = settings.sums_only || std::string_view(argv[i]) == "--sums";
    settings.generated = GONGJIAN_BENCH_GENERATED;
    settings.source = GONGJIAN_SOURCE_DIR;
    return settings;
}

}  // namespace gongjian::bench
