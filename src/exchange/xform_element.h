// The questions, groups and repeats of an XLSForm as a tree, between the rows of its sheet and the sections of a form.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/draft_form.h"
#include "exchange/xlsform_sheets.h"

namespace gongjian::exchange {

/// What a value is for expressions of the rule language.
enum class ValueKind {
    Nothing,  ///< the empty text
    Literal,  ///< a text as it stands, which may yet be a category, a number or a date
    Number,
    Text,
    Bool,
    Date,
    Category,
    Categories,
    Opaque,  ///< cannot be compared here: a time, a file, a note
};

struct XformElement {
    enum class Kind { Root, Group, Repeat, Question };
    Kind kind = Kind::Question;
    const TableRow* row = nullptr;
    std::string name;  ///< as its author wrote it
    XformElement* parent = nullptr;
    std::vector<std::unique_ptr<XformElement>> children;
    DraftQuestion draft;  ///< of a question or repeat; of a group its label and relevance
    ValueKind value = ValueKind::Opaque;
    std::vector<std::string> choice_names;  ///< like draft.categories: as the author wrote them
    bool calculated = false;
    enum class State { New, Open, Done } state = State::New;

    /// The repeat around, innermost first; null at the top.
    const XformElement* Repeat() const {
        for (const XformElement* at = parent; at != nullptr; at = at->parent) {
            if (at->kind == Kind::Repeat) return at;
        }
        return nullptr;
    }
};

}  // namespace gongjian::exchange
