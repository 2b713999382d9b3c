// Beginning a case, and opening one for a screen.
#pragma once

#include <memory>
#include <string>

#include "cases/case.h"
#include "interview/session.h"
#include "present/desk.h"

namespace gongjian::present {

/// A session over a case, as every screen opens it: today's date, new ids for rows.
interview::Session MakeSession(const Desk& desk, std::shared_ptr<const interview::CheckedForm> form,
                               cases::Case opened);

/// Stores a new draft in the workspace's current round, with its defaults and the rows that the form gives it, and returns
/// its id. Throws base::Error.
std::string CreateCase(const Desk& desk, const std::shared_ptr<const interview::CheckedForm>& form);

}  // namespace gongjian::present
