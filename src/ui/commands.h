// Everything that a person can tell the client to do, in one table: menus, shortcuts and the list of keys come from it.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"

namespace gongjian::ui {

enum class Command {
    OpenWorkspace,
    CreateDemo,
    SetPassphrase,
    Quit,
    GoHome,
    GoForm,
    GoRanking,  // GoForm: first of a range, one per form
    NewCase,
    OpenCase,
    DeleteCase,
    RestoreCase,
    FindCase,
    SubmitCase,
    ReturnCase,
    NextSection,
    PreviousSection,
    NextProblem,
    AnswerMenu,
    AddRow,
    BackToList,
    Recompute,
    Chinese,
    English,
    Keys,
    About,
};

struct CommandInfo {
    Command command;
    base::Message label;
    base::Message help;       ///< one sentence; may be empty
    std::string shortcut;     ///< as wx writes it, "Ctrl+N"; empty if none
    bool accelerator = true;  ///< false: the screens act on the key themselves, so that an input method sees it first
};

const std::vector<CommandInfo>& Commands();
const CommandInfo& InfoOf(Command command);

/// Keys that have no menu entry, for the list of keys.
struct KeyInfo {
    base::Message keys;
    base::Message help;
};
const std::vector<KeyInfo>& EntryKeys();

}  // namespace gongjian::ui
