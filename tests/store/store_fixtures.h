// Stores and cases that the store tests share.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/uuid.h"
#include "cases/stores.h"
#include "support/temp_dir.h"

namespace gongjian::tests {

/// One kind of store that the common suite runs on. Reopen gives the same data again (the memory store itself).
class StoreUnderTest {
public:
    virtual ~StoreUnderTest() = default;
    virtual cases::Stores& Get() = 0;
    virtual void Reopen() = 0;
};

std::unique_ptr<StoreUnderTest> MemoryStoreUnderTest();
std::unique_ptr<StoreUnderTest> SqliteStoreUnderTest();

/// A draft of form "sample"; ids and times go up with `number`.
cases::Case SampleCase(int number, const std::string& unit = "示例村", const std::string& round = "2012");
cases::Action SampleAction(base::Moment time);

/// Whether `work` throws base::Error whose English text contains `part`.
bool FailsWith(const std::string& part, const std::function<void()>& work);

/// First column of each row of a query, run by a raw SQLite connection; NULL as "NULL".
std::vector<std::string> RawQuery(const std::filesystem::path& file, const std::string& sql);
/// Runs statements with a raw connection; the error text, empty if all went well.
std::string RawRun(const std::filesystem::path& file, const std::string& sql);

}  // namespace gongjian::tests
