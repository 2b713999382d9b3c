// All that a workspace keeps, behind one handle. Composition roots make it (store::OpenStore); nobody else names store/.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "cases/case_store.h"

namespace gongjian::cases {

class Stores {
public:
    virtual ~Stores() = default;
    virtual CaseStore& Cases() = 0;
    virtual ScoreStore& Scores() = 0;
    virtual RuleArchive& Rules() = 0;
};

/// Opens (or makes) the store of a workspace from its URL; relative ones lie in the folder. Throws base::Error.
using OpenStores = std::function<std::unique_ptr<Stores>(const std::string& url, const std::filesystem::path& folder)>;

}  // namespace gongjian::cases
