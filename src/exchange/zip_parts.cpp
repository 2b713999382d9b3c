#include "exchange/zip_parts.h"

#include <zip.h>

#include <algorithm>
#include <array>

#include "exchange/reading.h"

namespace gongjian::exchange {

struct ZipParts::Archive {
    zip_t* zip = nullptr;
    ~Archive() {
        if (zip != nullptr) zip_discard(zip);
    }
};

namespace {

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

ZipParts::ZipParts(std::string_view bytes, std::size_t unpacked_limit)
    : m_archive(std::make_unique<Archive>()), m_left(unpacked_limit) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        m_archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (m_archive->zip == nullptr) zip_source_free(source);
    }
    zip_error_fini(&error);
    if (m_archive->zip == nullptr) {
        throw Damaged(base::Msg("The spreadsheet is damaged: it cannot be unpacked. It may be cut off."));
    }
}

ZipParts::~ZipParts() = default;

std::optional<std::string> ZipParts::Read(const std::string& path) {
    const zip_int64_t index = zip_name_locate(m_archive->zip, path.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return std::nullopt;
    zip_stat_t stat;
    if (zip_stat_index(m_archive->zip, static_cast<zip_uint64_t>(index), 0, &stat) == 0 &&
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        throw PasswordProtected();
    }
    const std::unique_ptr<zip_file_t, FileCloser> file(
        zip_fopen_index(m_archive->zip, static_cast<zip_uint64_t>(index), 0));
    const auto damaged = [&] {
        return Damaged(base::Msg("The spreadsheet is damaged: its part {part} cannot be read.", {{"part", path}}));
    };
    if (file == nullptr) throw damaged();
    std::string out;
    std::array<char, 65'536> buffer;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) throw damaged();
        if (got == 0) return out;
        // What the directory says of the size is not believed: only what really comes out counts.
        if (static_cast<std::size_t>(got) > m_left) throw TooLarge();
        m_left -= static_cast<std::size_t>(got);
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace gongjian::exchange
