"""A large questionnaire: 1000 questions with relevance, computations and checks, and a roster that is filled with 200 rows."""

QUESTIONS = 1000
SECTION = 50


def question(k):
    label = f"label {{ zh \"题{k:04d}\" en \"Question {k:04d}\" }}"
    if k % 10 == 7:
        return (f"question q{k:04d} {{ type computed computed_type integer {label}"
                f" computation \"题{k - 1:04d} + 题{k - 2:04d} + 题{k - 5:04d}\" }}")
    extra = ""
    if k % 10 == 3:
        extra = f" relevance \"题{k - 1:04d} > 5\""
    if k % 10 == 9:
        extra = (f" check order {{ severity soft condition \"题{k:04d} <= 题{k - 2:04d} + 1000\""
                 " message { zh \"请核对\" en \"Please check\" } }")
    return f"question q{k:04d} {{ type integer {label} min 0 max 99 required yes{extra} }}"


def section(first):
    lines = "".join(f"        {question(k)}\n" for k in range(first, min(first + SECTION, QUESTIONS)))
    return (f"    section s{first:04d} {{\n        title {{ zh \"第{first:04d}节\" en \"Section {first:04d}\" }}\n{lines}    }}\n")


ROSTER = """    section details {
        title { zh "明细" en "Details" }
        roster details {
            label { zh "明细" en "Details" }
            max_rows 200
            question amount { type integer label { zh "数量" en "Amount" } min 0 max 999 required yes }
            question price { type integer label { zh "单价" en "Price" } min 0 max 999 required yes }
            question cost {
                type computed computed_type integer label { zh "金额" en "Cost" } computation "数量 * 单价"
            }
            question paid {
                type integer label { zh "已付" en "Paid" } min 0 max 999999
                relevance "数量 > 0"
                check paid { severity soft condition "已付 <= 金额" message { zh "请核对" en "Please check" } }
            }
        }
        question all_costs { type computed computed_type integer label { zh "总额" en "All costs" } computation "合计 明细.金额" }
    }
"""


def large_form():
    sections = "".join(section(first) for first in range(0, QUESTIONS, SECTION))
    place = "        question place { type text label { zh \"地点\" en \"Place\" } required yes max_length 20 }\n"
    head = f"    section first {{\n        title {{ zh \"首\" en \"First\" }}\n{place}    }}\n"
    return ("form large {\n    version \"1\"\n    title { zh \"大表\" en \"Large\" }\n    unit_question place\n" + head + sections +
            ROSTER + "}\n")
