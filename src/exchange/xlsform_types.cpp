#include "exchange/xlsform_types.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "form/question_types.h"

namespace gongjian::exchange {

namespace {

struct Simple {
    std::string_view name;
    TypeRole role;
    std::string_view word, fallback;
    ValueKind value;
    bool device = false, approximate = false;
};

using R = TypeRole;
using V = ValueKind;

// clang-format off
constexpr std::array kSimple = {
    Simple{"text", R::Question, "text", "", V::Text},
    Simple{"string", R::Question, "text", "", V::Text},
    Simple{"add text prompt", R::Question, "text", "", V::Text},
    Simple{"integer", R::Question, "integer", "", V::Number},
    Simple{"int", R::Question, "integer", "", V::Number},
    Simple{"add integer prompt", R::Question, "integer", "", V::Number},
    Simple{"range", R::Question, "integer", "", V::Number, false, true},
    Simple{"decimal", R::Question, "decimal", "", V::Number},
    Simple{"add decimal prompt", R::Question, "decimal", "", V::Number},
    Simple{"date", R::Question, "date", "", V::Date},
    Simple{"add date prompt", R::Question, "date", "", V::Date},
    Simple{"time", R::Question, "time", "text", V::Opaque},
    Simple{"datetime", R::Question, "date_time", "text", V::Opaque},
    Simple{"date time", R::Question, "date_time", "text", V::Opaque},
    Simple{"note", R::Note, "note", "", V::Nothing},
    Simple{"add note prompt", R::Note, "note", "", V::Nothing},
    Simple{"calculate", R::Calculation, "text", "", V::Text},
    Simple{"calculation", R::Calculation, "text", "", V::Text},
    Simple{"hidden", R::Question, "text", "", V::Text},
    Simple{"acknowledge", R::Question, "yes_no", "", V::Bool},
    Simple{"trigger", R::Question, "yes_no", "", V::Bool},
    Simple{"add acknowledge prompt", R::Question, "yes_no", "", V::Bool},
    Simple{"phone number", R::Question, "text", "", V::Text},
    Simple{"barcode", R::Question, "text", "", V::Text, false, true},
    Simple{"geopoint", R::Question, "text", "", V::Text, false, true},
    Simple{"gps", R::Question, "text", "", V::Text, false, true},
    Simple{"location", R::Question, "text", "", V::Text, false, true},
    Simple{"geotrace", R::Question, "text", "", V::Text, false, true},
    Simple{"geoshape", R::Question, "text", "", V::Text, false, true},
    Simple{"osm", R::Question, "text", "", V::Text, false, true},
    Simple{"image", R::Question, "photo", "text", V::Opaque},
    Simple{"photo", R::Question, "photo", "text", V::Opaque},
    Simple{"add image prompt", R::Question, "photo", "text", V::Opaque},
    Simple{"annotate", R::Question, "photo", "text", V::Opaque},
    Simple{"draw", R::Question, "photo", "text", V::Opaque},
    Simple{"signature", R::Question, "photo", "text", V::Opaque},
    Simple{"audio", R::Question, "attachment", "text", V::Opaque},
    Simple{"video", R::Question, "attachment", "text", V::Opaque},
    Simple{"file", R::Question, "attachment", "text", V::Opaque},
    Simple{"background-audio", R::NoAnswer, "", "", V::Opaque, true},
    Simple{"background audio", R::NoAnswer, "", "", V::Opaque, true},
    Simple{"background-geopoint", R::NoAnswer, "", "", V::Opaque, true},
    Simple{"start-geopoint", R::NoAnswer, "", "", V::Opaque, true},
    Simple{"audit", R::NoAnswer, "", "", V::Opaque, true},
    Simple{"xml-external", R::NoAnswer, "", "", V::Opaque},
    Simple{"csv-external", R::NoAnswer, "", "", V::Opaque},
    Simple{"include", R::NoAnswer, "", "", V::Opaque},
    Simple{"today", R::Question, "date", "", V::Date, true},
    Simple{"get today", R::Question, "date", "", V::Date, true},
    Simple{"start", R::Question, "date_time", "text", V::Opaque, true},
    Simple{"get start time", R::Question, "date_time", "text", V::Opaque, true},
    Simple{"end", R::Question, "date_time", "text", V::Opaque, true},
    Simple{"get end time", R::Question, "date_time", "text", V::Opaque, true},
    Simple{"deviceid", R::Question, "text", "", V::Text, true},
    Simple{"device id", R::Question, "text", "", V::Text, true},
    Simple{"get device id", R::Question, "text", "", V::Text, true},
    Simple{"uri:deviceid", R::Question, "text", "", V::Text, true},
    Simple{"imei", R::Question, "text", "", V::Text, true},
    Simple{"subscriberid", R::Question, "text", "", V::Text, true},
    Simple{"subscriber id", R::Question, "text", "", V::Text, true},
    Simple{"get subscriber id", R::Question, "text", "", V::Text, true},
    Simple{"simserial", R::Question, "text", "", V::Text, true},
    Simple{"sim id", R::Question, "text", "", V::Text, true},
    Simple{"get sim id", R::Question, "text", "", V::Text, true},
    Simple{"phonenumber", R::Question, "text", "", V::Text, true},
    Simple{"get phone number", R::Question, "text", "", V::Text, true},
    Simple{"uri:phonenumber", R::Question, "text", "", V::Text, true},
    Simple{"username", R::Question, "text", "", V::Text, true},
    Simple{"uri:username", R::Question, "text", "", V::Text, true},
    Simple{"email", R::Question, "text", "", V::Text, true},
    Simple{"uri:email", R::Question, "text", "", V::Text, true},
    Simple{"set form title", R::Setting, "", "", V::Opaque},
    Simple{"set form id", R::Setting, "", "", V::Opaque},
    Simple{"begin group", R::BeginGroup, "", "", V::Opaque},
    Simple{"begin repeat", R::BeginRepeat, "", "", V::Opaque},
    Simple{"begin lgroup", R::BeginRepeat, "", "", V::Opaque},
    Simple{"begin looped group", R::BeginRepeat, "", "", V::Opaque},
    Simple{"end group", R::EndGroup, "", "", V::Opaque},
    Simple{"end repeat", R::EndRepeat, "", "", V::Opaque},
    Simple{"end lgroup", R::EndRepeat, "", "", V::Opaque},
    Simple{"end looped group", R::EndRepeat, "", "", V::Opaque},
    Simple{"end loop", R::EndLoop, "", "", V::Opaque},
};

struct ListType {
    std::string_view prefix;
    TypeRole role;
    bool from_file = false, external = false;
};

/// Longer ones first.
constexpr std::array kLists = {
    ListType{"select multiple from file ", R::SelectMany, true},
    ListType{"select one from file ", R::Select, true},
    ListType{"select one external ", R::Select, false, true},
    ListType{"select all that apply from ", R::SelectMany},
    ListType{"select all that apply ", R::SelectMany},
    ListType{"add select multiple prompt using ", R::SelectMany},
    ListType{"add select one prompt using ", R::Select},
    ListType{"select multiple from ", R::SelectMany},
    ListType{"select one from ", R::Select},
    ListType{"select1 from ", R::Select},
    ListType{"select multiple ", R::SelectMany},
    ListType{"select one ", R::Select},
    ListType{"select1 ", R::Select},
    ListType{"select ", R::SelectMany},
    ListType{"rank ", R::Rank},
    ListType{"odk:rank ", R::Rank},
    ListType{"begin loop over ", R::BeginLoop},
};
// clang-format on

/// One blank between words.
std::string Collapsed(std::string_view text) {
    std::string out;
    for (const char c : base::Trim(text)) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        if (!blank) out += c;
        if (blank && !out.ends_with(' ')) out += ' ';
    }
    return out;
}

/// Lower case, and blanks for _ in the first word; as long as the text itself.
std::string Folded(const std::string& text) {
    std::string out = text;
    bool first = true;
    for (char& c : out) {
        first = first && c != ' ';
        if (first && c == '_') c = ' ';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

XlsType ListTypeOf(const ListType& entry, std::string rest) {
    XlsType type;
    type.role = entry.role;
    type.from_file = entry.from_file;
    type.external = entry.external;
    for (const std::string_view other : {" or_other", " or specify other", " or other"}) {
        if (!Folded(" " + rest).ends_with(other)) continue;
        rest.resize(rest.size() - other.size());
        type.or_other = true;
        break;
    }
    type.list = std::string(base::Trim(rest));
    type.value = entry.role == TypeRole::SelectMany ? ValueKind::Categories
                 : entry.role == TypeRole::Rank     ? ValueKind::Opaque
                                                    : ValueKind::Category;
    type.word = entry.role == TypeRole::SelectMany ? "multiple_choice"
                : entry.role == TypeRole::Rank     ? "ranking"
                                                   : "choice";
    if (entry.role == TypeRole::Rank) type.fallback = "multiple_choice";
    return type;
}

}  // namespace

XlsType ReadXlsType(std::string_view text) {
    const std::string given = Collapsed(text), folded = Folded(given);
    XlsType type;
    for (const Simple& simple : kSimple) {
        if (folded != simple.name && given != simple.name) continue;
        type.role = simple.role;
        type.word = simple.word;
        type.fallback = simple.fallback;
        type.value = simple.value;
        type.device = simple.device;
        type.approximate = simple.approximate;
    }
    for (const ListType& list : kLists) {
        if (type.role != TypeRole::Unknown || !folded.starts_with(list.prefix)) continue;
        type = ListTypeOf(list, given.substr(list.prefix.size()));
    }
    if (type.role == TypeRole::Unknown) {
        type.word = "text";
        type.value = ValueKind::Text;
    }
    if (!type.fallback.empty() && !form::TypeFromName(type.word)) {
        type.word = type.fallback;
        type.value = type.word == "text" ? ValueKind::Text : ValueKind::Categories;
        type.approximate = true;
    }
    return type;
}

}  // namespace gongjian::exchange
