"""A rubric as a form and a rule file of the house."""


def points(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def question(index, highest):
    return (f"        question x{index:04d} {{ type integer label {{ zh \"指标{index:04d}\" en \"Count {index:04d}\" }}"
            f" unit {{ zh \"次\" en \"times\" }} min 0 max {highest} required yes }}\n")


def form_text(form_id, rubric):
    questions = "".join(question(index, highest) for index, highest in enumerate(rubric.highest))
    return (f"form {form_id} {{\n    version \"1\"\n    title {{ zh \"打分\" en \"Scoring\" }}\n    unit_question place\n"
            f"    section all {{\n        title {{ zh \"全部\" en \"All\" }}\n"
            f"        question place {{ type text label {{ zh \"地点\" en \"Place\" }} required yes max_length 20 }}\n"
            f"{questions}    }}\n}}\n")


def clause(item, name):
    if item.kind == "tiers":
        lines = [f"{bound} 以上 {points(value)} 分" for bound, value in item.tiers]
        return f"按 {name}：{'；'.join(lines)}；其余 {points(item.otherwise)} 分"
    if item.kind == "linear":
        return f"每 1 次 {name} 得 {points(item.each)} 分，最多 {points(item.full)} 分"
    if item.kind == "award":
        return f"当 {name} ≥ {item.least} 加 {points(item.full)} 分"
    return f"每 1 次 {name} 扣 {points(item.each)} 分"


def rules_text(form_id, rubric, name=lambda index: f"指标{index:04d}"):
    full = sum(item.full for item in rubric.items)
    lines = [f"评分规则 {form_id} “打分” 版本 “1”", f"  适用表单 {form_id}", f"  满分 {points(full)}", ""]
    for number, item in enumerate(rubric.items):
        lines += [f"项目 i{number:04d} “第{number}项” 满分 {points(item.full)}", f"  {clause(item, name(item.input))}", ""]
    lines += [f"加分 bonus “加分” 最多 {points(rubric.bonus_cap)} 分"]
    lines += [f"  每 1 次 {name(index)} 加 {points(each)} 分" for index, each in rubric.bonus]
    for number, (index, least) in enumerate(rubric.vetoes):
        lines += [f"一票否决 v{number} “否决{number}” 当 {name(index)} ≥ {least}"]
    lines += ["", f"等次 优秀 {points(full * 9 // 10)} 分以上，良好 {points(full * 6 // 10)} 分以上，其余 合格", ""]
    return "\n".join(lines)
