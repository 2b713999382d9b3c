#include "store/store_fixtures.h"

#include <sqlite3.h>

#include "base/error.h"
#include "base/file.h"
#include "store/open_store.h"
#include "support/memory_store.h"
#include "support/sample_form.h"

namespace gongjian::tests {
namespace {

class Memory : public StoreUnderTest {
public:
    cases::Stores& Get() override { return m_stores; }
    void Reopen() override {}

private:
    MemoryStores m_stores;
};

class Sqlite : public StoreUnderTest {
public:
    Sqlite() { Reopen(); }
    cases::Stores& Get() override { return *m_stores; }
    void Reopen() override {
        m_stores.reset();
        m_stores = store::OpenStore("sqlite://data.sqlite", m_folder.Path());
        m_stores->Cases().UseForm(SampleForm());
    }

private:
    TempDir m_folder;
    std::unique_ptr<cases::Stores> m_stores;
};

class RawConnection {
public:
    explicit RawConnection(const std::filesystem::path& file) {
        sqlite3_open(base::PathToUtf8(file).c_str(), &m_connection);
    }
    ~RawConnection() { sqlite3_close(m_connection); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    std::string Run(const std::string& sql, std::vector<std::string>* rows) {
        const auto take = [](void* into, int columns, char** values, char**) {
            if (into != nullptr && columns > 0) {
                static_cast<std::vector<std::string>*>(into)->push_back(values[0] != nullptr ? values[0] : "NULL");
            }
            return 0;
        };
        char* error = nullptr;
        sqlite3_exec(m_connection, sql.c_str(), take, rows, &error);
        const std::string text = error != nullptr ? error : "";
        sqlite3_free(error);
        return text;
    }

private:
    sqlite3* m_connection = nullptr;
};

}  // namespace

std::unique_ptr<StoreUnderTest> MemoryStoreUnderTest() {
    auto store = std::make_unique<Memory>();
    store->Get().Cases().UseForm(SampleForm());
    return store;
}

std::unique_ptr<StoreUnderTest> SqliteStoreUnderTest() { return std::make_unique<Sqlite>(); }

cases::Case SampleCase(int number, const std::string& unit, const std::string& round) {
    cases::Case case_;
    case_.id = base::UuidFromSeed(1340000000000 + number, static_cast<unsigned long long>(number));
    case_.form_id = "sample";
    case_.form_version = "1";
    case_.unit = unit;
    case_.round = round;
    case_.created = 1000 + number;
    case_.changed = 1000 + number;
    return case_;
}

cases::Action SampleAction(base::Moment time) { return {"示例 张三", "laptop-1", time, "走访"}; }

bool FailsWith(const std::string& part, const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return std::string(error.what()).find(part) != std::string::npos;
    }
    return false;
}

std::vector<std::string> RawQuery(const std::filesystem::path& file, const std::string& sql) {
    std::vector<std::string> rows;
    const std::string error = RawConnection(file).Run(sql, &rows);
    if (!error.empty()) rows.push_back("error: " + error);
    return rows;
}

std::string RawRun(const std::filesystem::path& file, const std::string& sql) {
    return RawConnection(file).Run(sql, nullptr);
}

}  // namespace gongjian::tests
