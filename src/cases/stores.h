// All that a workspace keeps, behind one handle. Composition roots make it (store::OpenStore); nobody else names store/.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "base/error.h"
#include "cases/case_store.h"

namespace gongjian::cases {

/// Who can read what is sealed here.
enum class Protection {
    NothingSealed,  ///< no key was needed yet
    NoPassphrase,   ///< sealed, but the key lies beside the data
    Passphrase,
};

/// The workspace is locked: ask for the passphrase and open it again. (A wrong one was given if Again.)
class PassphraseNeeded : public base::Error {
public:
    PassphraseNeeded(base::Message message, bool again) : base::Error(std::move(message)), m_again(again) {}
    bool Again() const { return m_again; }

private:
    bool m_again;
};

class Stores {
public:
    virtual ~Stores() = default;
    virtual Protection SealedBy() const { return Protection::NothingSealed; }
    virtual CaseStore& Cases() = 0;
    virtual ScoreStore& Scores() = 0;
    virtual RuleArchive& Rules() = 0;
};

/// Opens (or makes) the store of a workspace from its URL; relative ones lie in the folder. The passphrase counts only where
/// the workspace is locked. Throws PassphraseNeeded and base::Error.
using OpenStores = std::function<std::unique_ptr<Stores>(const std::string& url, const std::filesystem::path& folder,
                                                         const std::string& passphrase)>;

}  // namespace gongjian::cases
