// A form with every type of question, rosters inside rosters and choices with conditions, for the tests of sessions.
#pragma once

#include <memory>

#include "interview/small_form.h"

namespace gongjian::tests {

inline constexpr const char* kTypesForm = R"info(
form types {
    version "1"
    title { zh "题型" en "Types" }
    section plain {
        title { zh "基本" en "Plain" }
        question revenue { type money label { zh "收入" en "Revenue" } min 0 }
        question tax { type money label { zh "税收" en "Tax" } check over { severity soft condition "税收 <= 收入" message { zh "税收大于收入" en "More tax than revenue" } } }
        question done { type percent label { zh "完成率" en "Done" } min 0 max 100 }
        question good { type computed computed_type yes_no label { zh "达标" en "Good" } computation "完成率 >= 80%" }
        question share { type computed computed_type percent label { zh "税负" en "Share" } computation "如果 收入 > 0 那么 税收 / 收入 否则 0" }
        question joined { type partial_date label { zh "入党时间" en "Joined" } }
        question full { type partial_date label { zh "转正时间" en "Full member" } check order { severity hard condition "转正时间 >= 入党时间" message { zh "转正早于入党" en "Full before joining" } } }
        question paid_until { type year_month label { zh "党费交至" en "Paid until" } non_answers unknown }
        question opens { type time label { zh "开箱时间" en "Opens" } }
        question closes { type time label { zh "关箱时间" en "Closes" } check later { severity hard condition "关箱时间 > 开箱时间" message { zh "关箱应在开箱之后" en "Closes before it opens" } } }
        question accepted { type date_time label { zh "受理时间" en "Accepted" } }
        question signed { type signature label { zh "企业签字" en "Signed" } }
        question needs { type ranking label { zh "需求排序" en "Needs" } choices { money { zh "融资" en "Finance" } staff { zh "用工" en "Staff" } training { zh "培训" en "Training" } } }
        question village { type region label { zh "所在村" en "Village" } }
        question branch { type organisation label { zh "党支部" en "Branch" } }
        question contact { type person label { zh "联系人" en "Contact" } required "已填(党支部)" }
        question id_number { type id_number label { zh "身份证号" en "ID number" } }
        question credit_code { type credit_code label { zh "信用代码" en "Credit code" } kinds "91 92 93" non_answers { refused } }
        question old_code { type organisation_code label { zh "机构代码" en "Old code" } }
        question office_phone { type phone label { zh "电话" en "Phone" } }
        question mobile { type mobile label { zh "手机" en "Mobile" } }
        question picture { type photo label { zh "照片" en "Picture" } }
    }
    section choices {
        title { zh "选项" en "Choices" }
        question union { type yes_no label { zh "有工会" en "Union" } }
        question helper {
            type choice label { zh "帮助人" en "Helper" }
            choices {
                party { zh "党支部" en "Party" }
                union_office { zh "工会办公室" en "Union office" relevance "有工会 = 是" }
            }
        }
        question helpers {
            type multiple_choice label { zh "帮助人们" en "Helpers" }
            choices {
                party { zh "支部" en "Branch" }
                union_office { zh "工会" en "Union" relevance "有工会 = 是" }
                bank { zh "银行" en "Bank" }
            }
        }
    }
    section rosters {
        title { zh "明细" en "Rosters" }
        question visits { type integer label { zh "走访次数" en "Visits" } min 0 max 5 }
        roster visit {
            label { zh "走访" en "Visit" }
            rows "走访次数"
            row_title { zh "第{row}次 {place}" en "{row}: {place}" }
            question place { type text label { zh "走访地点" en "Place" } }
            question families { type integer label { zh "户数" en "Families" } check enough { severity hard condition "户数 >= 户内人数" message { zh "户数不够" en "Too few families" } } }
            question grown { type computed computed_type integer label { zh "户内人数" en "Grown" } computation "计数 成员 其中 年龄 >= 16" }
            question total_age { type computed computed_type integer label { zh "年龄合计" en "Total age" } computation "合计 成员.年龄" }
            roster members {
                label { zh "成员" en "Members" }
                relevance "未填(走访地点) 或 走访地点 != “无人”"
                max_rows 3
                question name { type text label { zh "成员姓名" en "Name" } }
                question age { type integer label { zh "年龄" en "Age" } min 0 }
                question school { type text label { zh "学校" en "School" } relevance "年龄 < 16" required yes }
                question share_of_age { type computed computed_type decimal decimals 2 label { zh "占比" en "Share of age" } computation "如果 年龄合计 > 0 那么 年龄 / 年龄合计 否则 0" }
                question in_place { type computed computed_type text label { zh "在何处" en "In place" } computation "走访地点" }
            }
        }
        question all_ages { type computed computed_type integer label { zh "总年龄" en "All ages" } computation "合计 成员.年龄" }
        question all_families { type computed computed_type integer label { zh "总户数" en "All families" } computation "合计 走访.户数" }
    }
}
)info";

inline std::shared_ptr<const interview::CheckedForm> TypesForm() {
    static const auto form = FormOf(kTypesForm);
    return form;
}

}  // namespace gongjian::tests
