// Compound files (MS-CFB): the container of .xls, and of .xlsx with a password. Every offset is checked against the bytes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gongjian::exchange {

/// Little-endian numbers out of bytes; what lies beyond the end throws Unreadable.
std::uint16_t Read16(std::string_view bytes, std::size_t at);
std::uint32_t Read32(std::string_view bytes, std::size_t at);

class CompoundFile {
public:
    /// Throws Unreadable for bytes that are no compound file, or a damaged one.
    explicit CompoundFile(std::string_view bytes);

    bool Has(const std::string& name) const { return m_entries.count(name) != 0; }
    /// A stream by its name, in whatever folder. Throws Unreadable if its sectors are damaged.
    std::string Read(const std::string& name) const;

private:
    struct Entry {
        std::uint32_t start = 0;
        std::uint64_t size = 0;
    };

    std::string_view Sector(std::uint32_t sector) const;
    std::string Chain(std::uint32_t start) const;
    void ReadFat();
    void ReadDirectory();

    std::string_view m_bytes;
    std::size_t m_sector_size = 512;
    std::vector<std::uint32_t> m_fat, m_mini_fat;
    std::string m_mini_stream;
    std::map<std::string, Entry> m_entries;
};

}  // namespace gongjian::exchange
