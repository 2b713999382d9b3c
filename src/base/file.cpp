// Reading and writing whole files; the program's folder.
#include "base/file.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/date.h"
#include "base/error.h"
#include "base/uuid.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace gongjian::base {
namespace {

namespace fs = std::filesystem;

std::string Reason(int error_number) {
    return std::error_code(error_number == 0 ? EIO : error_number, std::generic_category()).message();
}

Error ReadError(const fs::path& path, const std::string& reason) {
    return Error(Msg("Cannot read the file {file}: {reason}. Check that it exists and that you may read it.",
                     {{"file", PathToUtf8(path)}, {"reason", reason}}));
}

Error WriteError(const fs::path& path, const std::string& reason) {
    return Error(
        Msg("Cannot write the file {file}: {reason}. Nothing was changed. Check that the folder exists, that you "
            "may write there and that the disk is not full.",
            {{"file", PathToUtf8(path)}, {"reason", reason}}));
}

/// The file that a chain of links ends in, so that renaming replaces the file and not the link.
fs::path BehindLinks(const fs::path& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) return path;
    fs::path target = fs::weakly_canonical(path, error);
    return error ? path : target;
}

}  // namespace

fs::path PathFromUtf8(std::string_view text) { return fs::path(std::u8string(text.begin(), text.end())); }

std::string PathToUtf8(const fs::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::string ReadFile(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) throw ReadError(path, Reason(EISDIR));
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw ReadError(path, Reason(errno));
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (file.bad()) throw ReadError(path, Reason(errno));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

void WriteFile(const fs::path& path, std::string_view text) {
    const fs::path target = BehindLinks(path);
    std::error_code error;
    if (fs::is_directory(target, error)) throw WriteError(path, Reason(EISDIR));
    fs::path beside = target;
    beside += PathFromUtf8("." + NewUuid(Now()) + ".tmp");
    errno = 0;
    std::ofstream file(beside, std::ios::binary);
    if (!file) throw WriteError(path, Reason(errno));
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    const int error_number = file ? 0 : (errno == 0 ? EIO : errno);
    if (error_number == 0) {
        fs::rename(beside, target, error);
        if (!error) return;
    }
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw WriteError(path, error_number != 0 ? Reason(error_number) : error.message());
}

namespace {

#ifdef _WIN32
/// 0, or the number of the error.
int WriteDurably(const fs::path& path, std::string_view text) {
    const HANDLE file =
        CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) return EACCES;
    DWORD written = 0;
    const bool done = ::WriteFile(file, text.data(), static_cast<DWORD>(text.size()), &written, nullptr) &&
                      written == text.size() && FlushFileBuffers(file);
    CloseHandle(file);
    return done ? 0 : EIO;
}

void SyncFolder(const fs::path&) {}
#else
/// 0, or the number of the error.
int WriteDurably(const fs::path& path, std::string_view text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return errno;
    int error_number = 0;
    while (!text.empty() && error_number == 0) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written > 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            error_number = errno == 0 ? EIO : errno;
        }
    }
    if (error_number == 0 && ::fsync(file) != 0) error_number = errno;
    if (::close(file) != 0 && error_number == 0) error_number = errno;
    return error_number;
}

/// So that the new name survives loss of power too; some file systems cannot, and need not.
void SyncFolder(const fs::path& folder) {
    const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}
#endif

}  // namespace

void WritePrivateFile(const fs::path& path, std::string_view text) {
    const fs::path target = BehindLinks(path);
    fs::path beside = target;
    beside += PathFromUtf8("." + NewUuid(Now()) + ".tmp");
    const int error_number = WriteDurably(beside, text);
    std::error_code error;
    if (error_number == 0) {
        fs::rename(beside, target, error);
        if (!error) return SyncFolder(target.parent_path());
    }
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw WriteError(path, error_number != 0 ? Reason(error_number) : error.message());
}

#ifdef _WIN32
fs::path ProgramFolder() {
    std::wstring name(MAX_PATH, L'\0');
    for (;;) {
        const DWORD length = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
        if (length < name.size()) {
            name.resize(length);
            return fs::path(name).parent_path();
        }
        name.resize(name.size() * 2);  // it did not fit
    }
}
#else
fs::path ProgramFolder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : program.parent_path();
}
#endif

}  // namespace gongjian::base
