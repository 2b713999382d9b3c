// The type column of an XLSForm in all its spellings.
#pragma once

#include <string>
#include <string_view>

#include "exchange/xform_element.h"

namespace gongjian::exchange {

enum class TypeRole {
    Question,
    Note,
    Calculation,
    Select,  ///< one of a list
    SelectMany,
    Rank,
    BeginGroup,
    BeginRepeat,
    BeginLoop,  ///< over a list: a repeat with one row a choice
    EndGroup,
    EndRepeat,
    EndLoop,
    Setting,   ///< old rows that set the title or id of the form
    NoAnswer,  ///< audit, include: nothing that is answered
    Unknown,
};

struct XlsType {
    TypeRole role = TypeRole::Unknown;
    std::string word;      ///< the type of the form language
    std::string fallback;  ///< where `word` does not exist: a type that does
    ValueKind value = ValueKind::Opaque;
    std::string list;  ///< of selects: the list or the file
    bool from_file = false, external = false, or_other = false;
    bool device = false;       ///< filled in by a telephone: has no source here
    bool approximate = false;  ///< is answered in another way here
};

XlsType ReadXlsType(std::string_view text);

}  // namespace gongjian::exchange
