#include "ui/commands.h"

#include <algorithm>

namespace gongjian::ui {

using base::Msg;

const std::vector<CommandInfo>& Commands() {
    static const std::vector<CommandInfo> table = {
        {Command::OpenWorkspace, Msg("Open workspace…"), Msg("Open the folder of another workspace."), "Ctrl+O"},
        {Command::CreateDemo, Msg("Create sample township…"),
         Msg("Make a workspace with invented villages to try everything."), ""},
        {Command::SetPassphrase, Msg("Set passphrase…"), Msg("Seal personal data, so that it can be kept."), ""},
        {Command::Quit, Msg("Quit"), Msg("Leave. Every answer is saved already."), "Ctrl+Q"},
        {Command::GoHome, Msg("Home"), Msg("What waits, forms and rankings."), "Ctrl+1"},
        {Command::GoForm, Msg("Cases"), Msg("List of the cases of a form."), "Ctrl+2", false},
        {Command::GoRanking, Msg("Ranking"), Msg("Scores and ranking of a round."), "Ctrl+9"},
        {Command::NewCase, Msg("New case"), Msg("Begin a case of this form."), "Ctrl+N"},
        {Command::OpenCase, Msg("Open case"), Msg("Open the selected case where it was left."), "Enter", false},
        {Command::DeleteCase, Msg("Delete case"), Msg("Put the selected case into the recycle bin."), "Ctrl+D"},
        {Command::RestoreCase, Msg("Restore case"), Msg("Take the selected case out of the recycle bin."),
         "Ctrl+Shift+R"},
        {Command::FindCase, Msg("Find"), Msg("Type a few characters to filter the list."), "Ctrl+F"},
        {Command::SubmitCase, Msg("Submit"),
         Msg("Hand the case in. It can be read afterwards, and returned for changes."), "F9"},
        {Command::ReturnCase, Msg("Return for changes"), Msg("Open a submitted case for changes."), "Ctrl+R"},
        {Command::NextSection, Msg("Next section"), Msg("Go to the next section."), "Ctrl+PgDn"},
        {Command::PreviousSection, Msg("Previous section"), Msg("Go to the previous section."), "Ctrl+PgUp"},
        {Command::NextProblem, Msg("Next problem"), Msg("Go to the next answer that needs attention."), "F8"},
        {Command::AnswerMenu, Msg("Refused, not known, not applicable…"), Msg("Say why a question has no answer."),
         "F4"},
        {Command::AddRow, Msg("Add row"), Msg("Add a row to the table that has the focus."), "Ctrl+I"},
        {Command::BackToList, Msg("Back to the list"), Msg("Close the case. Every answer is saved."), "Esc", false},
        {Command::Recompute, Msg("Compute scores"), Msg("Score all cases of the round again."), "F5"},
        {Command::Chinese, Msg("中文"), {}, ""},
        {Command::English, Msg("English"), {}, ""},
        {Command::Keys, Msg("Keys"), Msg("Show this list of keys."), "F1"},
        {Command::About, Msg("About Gongjian"), {}, ""},
    };
    return table;
}

const CommandInfo& InfoOf(Command command) {
    return *std::find_if(Commands().begin(), Commands().end(),
                         [command](const CommandInfo& info) { return info.command == command; });
}

const std::vector<KeyInfo>& EntryKeys() {
    static const std::vector<KeyInfo> keys = {
        {Msg("Enter, Tab"), Msg("Go to the next question. Enter never interrupts an input method.")},
        {Msg("Shift+Tab"), Msg("Go back to the previous question.")},
        {Msg("1 … 9"), Msg("Choose an answer by its number.")},
        {Msg("Y, N"), Msg("Answer yes or no.")},
        {Msg("Delete"), Msg("Remove the chosen answer.")},
    };
    return keys;
}

}  // namespace gongjian::ui
