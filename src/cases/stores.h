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
    NoKey,         ///< nothing personal can be kept yet
    NoPassphrase,  ///< sealed, but the key lies beside the data
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
    virtual Protection SealedBy() const = 0;
    /// From now on the workspace's key is locked by this passphrase; empty: it lies open beside the data. Makes the key if
    /// there is none: open the store again then, so that what lay open is sealed. Throws base::Error if it is too short.
    virtual void SetPassphrase(const std::string& passphrase) = 0;
    /// A new recovery key, which opens instead of the passphrase; the one before opens no more. It is stored nowhere.
    /// Throws base::Error if there is no key.
    virtual std::string NewRecoveryKey() = 0;
    virtual CaseStore& Cases() = 0;
    virtual ScoreStore& Scores() = 0;
    virtual RuleArchive& Rules() = 0;
};

/// Opens (or makes) the store of a workspace from its URL; relative ones lie in the folder. The passphrase (or the recovery key)
/// counts only where the workspace is locked. Throws PassphraseNeeded and base::Error.
using OpenStores = std::function<std::unique_ptr<Stores>(const std::string& url, const std::filesystem::path& folder,
                                                         const std::string& passphrase)>;

}  // namespace gongjian::cases
