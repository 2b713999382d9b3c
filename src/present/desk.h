// What every presenter needs: the open workspace, who is working, and the clock. Made once by the composition root.
#pragma once

#include <functional>
#include <string>

#include "base/date.h"
#include "cases/case_store.h"
#include "present/open_workspace.h"

namespace gongjian::present {

struct Desk {
    OpenedWorkspace* workspace = nullptr;  ///< outlives the desk
    std::string author;
    std::string device;
    std::function<base::Moment()> now = base::Now;

    cases::CaseStore& Cases() const { return workspace->stores->Cases(); }
    /// An action of this person at this moment.
    cases::Action Act(base::Moment time, std::string reason = {}) const {
        return {author, device, time, std::move(reason)};
    }
};

}  // namespace gongjian::present
