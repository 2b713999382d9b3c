// The words of the form language for types of questions, and which entries go with which type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "form/form.h"

namespace gongjian::form {

/// "integer" -> Integer; empty for a word that is no type. Roster is not among them: it has a word of its own.
std::optional<QuestionType> TypeFromName(std::string_view name);
std::string_view NameOfType(QuestionType type);
/// Those that a question may have, or those that can be computed.
std::vector<std::string> TypeNames();
std::vector<std::string> ComputedTypeNames();
/// What to write instead of a wrong type word; knows the words of other tools (int, select_one, 单选).
base::Message TypeHint(std::string_view wrong);

/// Types that a computed question may have.
bool IsComputedType(QuestionType type);
bool IsChoice(QuestionType type);
/// The class that answers of a type have at least, whatever they are called (an ID number is S2).
PrivacyClass LeastPrivacy(QuestionType type);

/// Whether entry `key` of a question goes with `type`; true for entries that go with every type.
bool KeyFits(std::string_view key, QuestionType type);
/// Names of the types with which `key` goes, for a hint.
std::string TypesFor(std::string_view key);

}  // namespace gongjian::form
