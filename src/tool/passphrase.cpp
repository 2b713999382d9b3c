#include "tool/passphrase.h"

#include <optional>

#include "base/file.h"
#include "base/text.h"
#include "seal/key_file.h"

namespace gongjian::tool {
namespace {

std::string Asked(const std::string& prompt, Surroundings& surroundings) {
    std::optional<std::string> typed = surroundings.ask_secret(prompt);
    if (!typed) throw Stop{kFailed, base::Msg("No passphrase was typed. Nothing was changed.")};
    return *std::move(typed);
}

}  // namespace

std::string PassphraseInFile(const std::string& file, const Surroundings& surroundings) {
    std::string text = base::ReadFile(Resolve(surroundings, file));
    std::string passphrase(base::Trim(base::Split(text, '\n').front()));
    seal::Forget(text);
    if (!passphrase.empty()) return passphrase;
    throw Stop{kWrongUse, base::Msg("The file {file} has no passphrase in its first line.", {{"file", file}})};
}

std::string NewPassphrase(const std::string& file, const std::string& option, Surroundings& surroundings) {
    std::string passphrase;
    if (!file.empty()) {
        passphrase = PassphraseInFile(file, surroundings);
    } else if (surroundings.ask_secret) {
        passphrase = Asked(base::Tr("New passphrase: "), surroundings);
        seal::CheckPassphrase(passphrase);
        if (Asked(base::Tr("The same again: "), surroundings) != passphrase) {
            throw Stop{kFailed, base::Msg("The two passphrases differ. Nothing was changed.")};
        }
    } else {
        throw Stop{kWrongUse,
                   base::Msg("Give the file that holds the new passphrase with {option}.", {{"option", option}})};
    }
    seal::CheckPassphrase(passphrase);
    return passphrase;
}

}  // namespace gongjian::tool
