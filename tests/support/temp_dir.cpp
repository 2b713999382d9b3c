#include "support/temp_dir.h"

#include <cstdlib>
#include <random>
#include <string>
#include <system_error>

namespace gongjian::tests {

TempDir::TempDir() {
    std::random_device random;
    do {
        const std::u8string name = u8"gongjian 测试 ";
        m_path = std::filesystem::temp_directory_path() / std::filesystem::path(name);
        m_path += std::to_string(random());
    } while (!std::filesystem::create_directory(m_path));
}

TempDir::~TempDir() {
    if (std::getenv("GONGJIAN_KEEP_DIRS") != nullptr) return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace gongjian::tests
