// Many cases to columns at once, for scoring.
#include <algorithm>
#include <set>
#include <utility>

#include "interview/evaluation.h"
#include "interview/session.h"
#include "interview/violations.h"

namespace gongjian::interview {

CheckedBatch MakeBatch(const CheckedForm& form, const std::vector<const cases::Answers*>& cases, base::Date today) {
    Evaluation evaluation(form, today);
    evaluation.Load(cases);
    evaluation.Run();
    CheckedBatch checked;
    checked.errors.resize(cases.size());
    std::vector<std::set<std::size_t>> fields(cases.size());  // a form order of their own
    for (const Finding& finding : FindAll(evaluation, /*hard_only=*/true)) {
        const Field& field = evaluation.Logic().fields[finding.field];
        std::size_t index = finding.index;
        if (field.roster) {
            const std::vector<std::uint32_t>& offsets = evaluation.ColumnOfField(*field.roster).offsets;
            index =
                static_cast<std::size_t>(std::upper_bound(offsets.begin(), offsets.end(), index) - offsets.begin()) - 1;
        }
        fields[index].insert(finding.field);
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (const std::size_t field : fields[i]) checked.errors[i].push_back(evaluation.Logic().fields[field].id);
    }
    checked.batch = evaluation.TakeBatch();
    return checked;
}

}  // namespace gongjian::interview
