// Errors of the environment and their words.
#include "base/error.h"

#include <exception>
#include <filesystem>
#include <new>
#include <utility>

#include "base/file.h"

namespace gongjian::base {

Error::Error(Message message) : std::runtime_error(Text(Language::English, message)), m_message(std::move(message)) {}

std::string DescribeCurrentException() {
    try {
        throw;
    } catch (const Error& error) {
        return Text(error.Words());
    } catch (const std::bad_alloc&) {
        return Tr("The computer has run out of memory. Close other programs and try again.");
    } catch (const std::filesystem::filesystem_error& error) {
        return Tr("Cannot use the file or folder {file}: {reason}. Check that it exists and that you may change it.",
                  {{"file", PathToUtf8(error.path1())}, {"reason", error.code().message()}});
    } catch (const std::exception& error) {
        return Tr("Something went wrong inside the program: {what}. What was saved before is safe.",
                  {{"what", error.what()}});
    } catch (...) {
        return Tr("Something went wrong inside the program. What was saved before is safe.");
    }
}

}  // namespace gongjian::base
