// What may be written at a place, for the editor's list: from the grammar and from the names of form and file.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "lang/names.h"

namespace gongjian::lang {

enum class CompletionKind { Statement, Keyword, Question, Column, Category, Value, Item, Grade, Sample, Form };

struct Completion {
    std::string text;  ///< what is written, with 「」 or quotes where it needs them
    CompletionKind kind = CompletionKind::Keyword;
    std::string label;                   ///< what the list shows: label and id, or the keyword
    std::vector<base::Message> details;  ///< type and bounds, the meaning of a keyword; may be empty
};

struct Completions {
    base::Range replaced;  ///< the word that is being typed; empty where none is
    std::vector<Completion> items;
};

/// At most a hundred, best first: what the place asks for (categories after =, columns inside a roster's filter, ids in 期望),
/// then by how well it fits what is typed: its beginning, a part of it, its characters in order, a near word. Nothing inside
/// comments and texts (but the names of samples after 给定). Keywords are of `language`; names are written by their id where
/// Latin letters are typed. `offset` beyond the end counts as the end; `names` may be null.
Completions CompleteAt(const base::Source& source, std::uint32_t offset, const Names* names, base::Language language);

}  // namespace gongjian::lang
