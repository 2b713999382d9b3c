#include "store/failures.h"

#include <sqlite3.h>

#include "base/file.h"

namespace gongjian::store {

base::Message FailureMessage(int code, const std::filesystem::path& file, const std::string& detail) {
    const base::Arguments arguments{{"file", base::PathToUtf8(file)}, {"detail", detail}};
    switch (code & 0xff) {
        case SQLITE_FULL:
            return base::Msg(
                "The disk is full: {file} cannot grow. Free some space and repeat the last step; what was "
                "saved before is safe. ({detail})",
                arguments);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return base::Msg(
                "Another program is writing to {file}. Wait until it has finished, or close it, and repeat "
                "the last step. ({detail})",
                arguments);
        case SQLITE_CORRUPT:
            return base::Msg(
                "The data file {file} is damaged. Stop working on it, keep a copy, and restore the latest "
                "backup. ({detail})",
                arguments);
        case SQLITE_NOTADB:
            return base::Msg(
                "{file} is not a database. Check the store line of workspace.info, or restore a backup if "
                "the file was overwritten. ({detail})",
                arguments);
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return base::Msg(
                "{file} cannot be written: the file or its folder is read-only. Change the permissions, or "
                "copy the workspace to a folder of your own. ({detail})",
                arguments);
        case SQLITE_CANTOPEN:
            return base::Msg(
                "{file} cannot be opened. Check that its folder exists and that you may write there. "
                "({detail})",
                arguments);
        case SQLITE_IOERR:
            return base::Msg(
                "Reading or writing {file} failed: the disk or the network drive does not answer. Check the "
                "drive and repeat the last step. ({detail})",
                arguments);
        default:
            return base::Msg(
                "The database {file} reports an error. Repeat the last step; if it happens again, send this "
                "text to your administrator. ({detail})",
                arguments);
    }
}

}  // namespace gongjian::store
