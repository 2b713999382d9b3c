#include "store/sealed_rows.h"

#include "base/error.h"
#include "base/text.h"
#include "seal/box.h"

namespace gongjian::store {
namespace {

std::string DataKeyPlace(const std::string& case_id) { return seal::Place({"case", case_id, "data key"}); }

[[noreturn]] void FailSealed(const std::string& case_id) {
    throw base::Error(base::Msg(
        "The sealed answers of the case {case} were damaged or changed by another program and cannot be read. "
        "Restore the latest backup; other cases are not affected.",
        {{"case", case_id}}));
}

seal::Key Unwrapped(const seal::Key& workspace_key, const std::string& case_id, const std::string& data_key) {
    std::optional<seal::Key> key = seal::UnwrapKey(workspace_key, data_key, DataKeyPlace(case_id));
    if (!key) FailSealed(case_id);
    return *std::move(key);
}

std::string StoredDataKey(soci::session& sql, const std::string& case_id) {
    std::string data_key;
    sql << "SELECT data_key FROM sealed_case WHERE case_id = :case_id", soci::use(case_id), soci::into(data_key);
    return sql.got_data() ? data_key : std::string();
}

}  // namespace

std::string JoinParts(const std::vector<std::string>& parts) {
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) joined += '\0';
        joined += parts[i];
    }
    return joined;
}

std::vector<std::string> SplitParts(const std::string& joined) {
    std::vector<std::string> parts;
    for (const std::string_view part : base::Split(joined, '\0')) parts.emplace_back(part);
    return parts;
}

CaseSeal::CaseSeal(soci::session& sql, Vault& vault, std::string case_id, const std::string& data_key)
    : m_case_id(std::move(case_id)), m_key(Unwrapped(vault.ForReading(sql), m_case_id, data_key)) {}

CaseSeal CaseSeal::ForWriting(soci::session& sql, Vault& vault, const std::string& case_id) {
    const seal::Key& workspace_key = vault.ForWriting(sql);
    const std::string stored = StoredDataKey(sql, case_id);
    if (!stored.empty()) return {case_id, Unwrapped(workspace_key, case_id, stored)};
    seal::Key key = seal::Key::Random();
    const std::string data_key = seal::WrapKey(workspace_key, key, DataKeyPlace(case_id));
    sql << "INSERT INTO sealed_case (case_id, data_key, listed, content) VALUES (:case_id, :data_key, '', '')",
        soci::use(case_id), soci::use(data_key);
    return {case_id, std::move(key)};
}

std::optional<CaseSeal> CaseSeal::OfStored(soci::session& sql, Vault& vault, const std::string& case_id) {
    const std::string data_key = StoredDataKey(sql, case_id);
    if (data_key.empty()) return std::nullopt;
    return CaseSeal(sql, vault, case_id, data_key);
}

std::string CaseSeal::Seal(const std::string& clear, const std::string& kind, const std::string& of) const {
    return clear.empty() ? std::string() : seal::Seal(m_key, clear, seal::Place({"case", m_case_id, kind, of}));
}

std::string CaseSeal::Unseal(const std::string& sealed, const std::string& kind, const std::string& of) const {
    if (sealed.empty()) return {};
    std::optional<std::string> clear = seal::Unseal(m_key, sealed, seal::Place({"case", m_case_id, kind, of}));
    if (!clear) FailSealed(m_case_id);
    return *std::move(clear);
}

void WriteSealedCase(soci::session& sql, Vault& vault, const std::string& case_id, long long changed,
                     const std::string& listed, const std::string& content) {
    if (listed.empty() && content.empty()) {
        sql << "UPDATE sealed_case SET listed = '', content = '' WHERE case_id = :case_id", soci::use(case_id);
        return;
    }
    const CaseSeal seal = CaseSeal::ForWriting(sql, vault, case_id);
    const std::string time = std::to_string(changed);
    const std::string sealed_listed = seal.Seal(listed, kListedKind, time);
    const std::string sealed_content = seal.Seal(content, kContentKind, time);
    sql << "UPDATE sealed_case SET listed = :listed, content = :content WHERE case_id = :case_id",
        soci::use(sealed_listed), soci::use(sealed_content), soci::use(case_id);
}

}  // namespace gongjian::store
