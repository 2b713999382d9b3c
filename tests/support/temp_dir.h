// A folder of its own for a test, gone afterwards.
#pragma once

#include <filesystem>

namespace gongjian::tests {

/// An empty folder with a Chinese name and a space in it, so that every test walks over such paths. Removed at the end
/// unless GONGJIAN_KEEP_DIRS is set.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    const std::filesystem::path& Path() const { return m_path; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

}  // namespace gongjian::tests
