#include "present/new_case.h"

#include "base/uuid.h"

namespace gongjian::present {

interview::Session MakeSession(const Desk& desk, std::shared_ptr<const interview::CheckedForm> form,
                               cases::Case opened) {
    const auto now = desk.now;
    return {std::move(form), std::move(opened), base::LocalDay(now()), [now] { return base::NewUuid(now()); }};
}

std::string CreateCase(const Desk& desk, const std::shared_ptr<const interview::CheckedForm>& form) {
    const base::Moment now = desk.now();
    cases::Case draft;
    draft.id = base::NewUuid(now);
    draft.form_id = form->form.id;
    draft.form_version = form->form.version;
    draft.round = desk.workspace->workspace.current_round;
    draft.created = now;
    draft.changed = now;
    const interview::Session session = MakeSession(desk, form, std::move(draft));
    desk.Cases().Create(session.Current(), desk.Act(now));
    return session.Current().id;
}

}  // namespace gongjian::present
