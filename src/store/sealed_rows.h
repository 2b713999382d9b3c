// The tables sealed_case, sealed_revision and sealed_sheet: what may not lie open beside the rows that they belong to.
// Private to this room; callers are inside Database::Guard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "cases/case.h"
#include "seal/key.h"
#include "store/vault.h"

namespace gongjian::store {

/// The key with which all that is sealed of a case is sealed, and its parts still sealed.
struct SealedCaseRow {
    std::string data_key;  ///< wrapped by the workspace's key; empty: nothing of this case was ever sealed
    std::string listed;    ///< unit and list answers; empty: none
    std::string content;   ///< unit, answers and set-aside answers; empty: none
};

/// Joined JSON texts (which have no zero bytes of their own).
std::string JoinParts(const std::vector<std::string>& parts);
std::vector<std::string> SplitParts(const std::string& joined);

/// Seals and unseals for one case; every failure is a base::Error that names the case.
class CaseSeal {
public:
    /// From the wrapped data key.
    CaseSeal(soci::session& sql, Vault& vault, std::string case_id, const std::string& data_key);

    /// The seal of a stored case; its data key is made if there is none. Inside a transaction.
    static CaseSeal ForWriting(soci::session& sql, Vault& vault, const std::string& case_id);
    /// Empty if nothing of the case was ever sealed.
    static std::optional<CaseSeal> OfStored(soci::session& sql, Vault& vault, const std::string& case_id);

    std::string Seal(const std::string& clear, const std::string& kind, const std::string& of) const;
    std::string Unseal(const std::string& sealed, const std::string& kind, const std::string& of) const;

private:
    CaseSeal(std::string case_id, seal::Key key) : m_case_id(std::move(case_id)), m_key(std::move(key)) {}

    std::string m_case_id;
    seal::Key m_key;
};

/// Replaces what is sealed of a case; `changed` binds it to the open part of the row. Empty texts: nothing.
void WriteSealedCase(soci::session& sql, Vault& vault, const std::string& case_id, long long changed,
                     const std::string& listed, const std::string& content);

/// Kinds of sealed texts.
inline const std::string kListedKind = "listed";
inline const std::string kContentKind = "content";
inline const std::string kRevisionKind = "revision";
inline const std::string kSheetKind = "sheet";

}  // namespace gongjian::store
