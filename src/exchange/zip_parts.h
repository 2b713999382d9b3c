// The parts of a zipped office file, unpacked within limits. The only header that stands before libzip.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gongjian::exchange {

class ZipParts {
public:
    /// The bytes must stay as long as this. Throws Unreadable if they are no archive.
    ZipParts(std::string_view bytes, std::size_t unpacked_limit);
    ~ZipParts();
    ZipParts(const ZipParts&) = delete;
    ZipParts& operator=(const ZipParts&) = delete;

    /// A part by its path, whatever the case of its letters; empty if there is none. Throws Unreadable if it is damaged,
    /// locked, or all parts read so far are more than the limit.
    std::optional<std::string> Read(const std::string& path);

private:
    struct Archive;
    std::unique_ptr<Archive> m_archive;
    std::size_t m_left;
};

}  // namespace gongjian::exchange
