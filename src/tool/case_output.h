// A case of a workspace, opened for a command, and how it is shown.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "cases/case.h"
#include "interview/session.h"
#include "present/open_workspace.h"
#include "tool/json_output.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// A case and its form. Stops if the workspace has no such case or no longer has its form. `id` may be its beginning, if
/// that is unambiguous within the current round.
struct FoundCase {
    cases::Case stored;
    std::shared_ptr<const interview::CheckedForm> form;
};
FoundCase FindCase(present::OpenedWorkspace& workspace, const std::string& id);

/// Opens it with its logic, as of today.
interview::Session OpenSession(const FoundCase& found, const Surroundings& surroundings);

/// {"id","form","form_version","unit","round","status","deleted","created","changed","answers","set_aside","violations"}
Json CaseToJson(const interview::Session& session);
void PrintCase(std::ostream& out, const interview::Session& session);

/// The status in words.
std::string StatusInWords(cases::Status status);

}  // namespace gongjian::tool
