// Beginning a case: its round, its defaults and the rows that the form gives it.
#pragma once

#include <memory>
#include <string>

#include "cases/case.h"
#include "interview/session.h"
#include "present/desk.h"

namespace gongjian::present {

/// A session over a case, as every screen opens it: today's date, new row ids, fixed rows added to a case that can be changed.
interview::Session MakeSession(const Desk& desk, std::shared_ptr<const interview::CheckedForm> form, cases::Case opened);

/// Stores a new draft in the workspace's current round and returns its id. Throws base::Error.
std::string CreateCase(const Desk& desk, const std::shared_ptr<const interview::CheckedForm>& form);

/// What the unit question says, or the stored unit where the form has no such question.
std::string UnitOf(const form::Form& form, const cases::Case& of);

}  // namespace gongjian::present
