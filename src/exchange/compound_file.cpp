#include "exchange/compound_file.h"

#include "base/text.h"
#include "exchange/reading.h"

namespace gongjian::exchange {

namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // from here on: ends and free ones
constexpr std::size_t kHeaderSize = 512, kEntrySize = 128, kMiniSector = 64;
constexpr std::uint64_t kMiniLimit = 4096;

Unreadable DamagedContainer() {
    return Damaged(base::Msg("The spreadsheet is damaged: its container cannot be read. It may be cut off."));
}

}  // namespace

std::uint16_t Read16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size() || at + 2 < at) throw DamagedContainer();
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                      (static_cast<unsigned char>(bytes[at + 1]) << 8));
}

std::uint32_t Read32(std::string_view bytes, std::size_t at) {
    return Read16(bytes, at) | (static_cast<std::uint32_t>(Read16(bytes, at + 2)) << 16);
}

CompoundFile::CompoundFile(std::string_view bytes) : m_bytes(bytes) {
    if (bytes.size() < kHeaderSize || bytes.substr(0, 8) != kCompoundFileMark) throw DamagedContainer();
    const unsigned shift = Read16(bytes, 30);
    if (shift != 9 && shift != 12) throw DamagedContainer();
    m_sector_size = std::size_t{1} << shift;
    ReadFat();
    ReadDirectory();
    const std::string mini = Chain(Read32(bytes, 60));
    for (std::size_t at = 0; at + 4 <= mini.size(); at += 4) m_mini_fat.push_back(Read32(mini, at));
}

std::string_view CompoundFile::Sector(std::uint32_t sector) const {
    const std::uint64_t begin = (static_cast<std::uint64_t>(sector) + 1) * m_sector_size;
    if (sector >= kLastSector || begin >= m_bytes.size()) throw DamagedContainer();
    // The last sector of a file may be cut short by programs that write no padding.
    return m_bytes.substr(static_cast<std::size_t>(begin), m_sector_size);
}

void CompoundFile::ReadFat() {
    std::vector<std::uint32_t> sectors;
    for (std::size_t i = 0; i < 109; ++i) sectors.push_back(Read32(m_bytes, 76 + 4 * i));
    const std::size_t most = m_bytes.size() / m_sector_size + 1;
    std::size_t seen = 0;
    for (std::uint32_t next = Read32(m_bytes, 68); next < kLastSector;) {
        if (++seen > most) throw DamagedContainer();
        const std::string_view sector = Sector(next);
        for (std::size_t at = 0; at + 8 <= sector.size(); at += 4) sectors.push_back(Read32(sector, at));
        next = Read32(sector, m_sector_size - 4);
    }
    for (const std::uint32_t number : sectors) {
        if (number >= kLastSector) continue;
        if (m_fat.size() > most + m_sector_size) throw DamagedContainer();
        const std::string_view sector = Sector(number);
        for (std::size_t at = 0; at + 4 <= sector.size(); at += 4) m_fat.push_back(Read32(sector, at));
    }
}

std::string CompoundFile::Chain(std::uint32_t start) const {
    std::string out;
    std::size_t steps = 0;
    for (std::uint32_t sector = start; sector < kLastSector; sector = m_fat[sector]) {
        if (sector >= m_fat.size() || ++steps > m_fat.size()) throw DamagedContainer();
        out += Sector(sector);
    }
    return out;
}

void CompoundFile::ReadDirectory() {
    const std::string directory = Chain(Read32(m_bytes, 48));
    for (std::size_t at = 0; at + kEntrySize <= directory.size(); at += kEntrySize) {
        const std::string_view entry = std::string_view(directory).substr(at, kEntrySize);
        const std::size_t length = Read16(entry, 64);
        const auto type = static_cast<unsigned char>(entry[66]);
        if (type == 0 || length < 2 || length > 64) continue;
        std::string name;
        for (std::size_t i = 0; i + 2 < length; i += 2) base::AppendUtf8(name, Read16(entry, i));
        const Entry found{Read32(entry, 116), Read32(entry, 120)};
        if (type == 5) {
            m_mini_stream = Chain(found.start);
        } else {
            m_entries.emplace(name, found);
        }
    }
}

std::string CompoundFile::Read(const std::string& name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end()) throw DamagedContainer();
    const Entry& entry = found->second;
    std::string out;
    if (entry.size >= kMiniLimit) {
        out = Chain(entry.start);
    } else {
        std::size_t steps = 0;
        for (std::uint32_t sector = entry.start; sector < kLastSector; sector = m_mini_fat[sector]) {
            if (sector >= m_mini_fat.size() || ++steps > m_mini_fat.size()) throw DamagedContainer();
            const std::size_t begin = sector * kMiniSector;
            if (begin >= m_mini_stream.size()) throw DamagedContainer();
            out += m_mini_stream.substr(begin, kMiniSector);
        }
    }
    if (out.size() < entry.size) throw DamagedContainer();
    out.resize(static_cast<std::size_t>(entry.size));
    return out;
}

}  // namespace gongjian::exchange
