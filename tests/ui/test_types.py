"""Questions of every kind on the screen: a choice found by typing, a cascade, rosters inside rosters."""

import json
import pathlib

from desktop import Failed, wait

TITLE = "Visits of the township"

FORM = """
form town_visits {
    version "1"
    title { zh "镇村走访" en "Visits of the township" }
    section basic {
        title { zh "基本" en "Basic" }
        question industry { type choice label { zh "行业" en "Industry" } codelist industry }
        question town { type choice label { zh "镇" en "Town" } choices { t1 { zh "示例镇" en "Sample town" } t2 { zh "样板镇" en "Model town" } } }
        question village { type choice label { zh "村" en "Village" } codelist sample_places parent_question town }
        question signed { type signature label { zh "已签字" en "Signed by the enterprise" } }
        question opens { type time label { zh "开始时间" en "Opens at" } }
        question visits { type integer label { zh "走访次数" en "Visits" } min 0 max 5 check many { severity soft condition "走访次数 <= 3" message { zh "超过三次" en "More than three visits" } } }
        roster visit {
            label { zh "走访" en "Visit" }
            rows "走访次数"
            row_title { zh "第{row}次 {place}" en "{row}: {place}" }
            question place { type text max_length 12 label { zh "地点" en "Place" } }
            roster people {
                label { zh "人员" en "People" }
                question duty { type text max_length 12 label { zh "职责" en "Duty" } }
                question hours { type integer label { zh "时长" en "Hours" } }
            }
        }
        roster letter {
            label { zh "来信" en "Letters" }
            row_title { zh "{number}" en "{number}" }
            question number { type text max_length 12 label { zh "编号" en "Number" } }
            question level { type choice label { zh "级别" en "Level" } choices { town { zh "镇" en "Town office" } county { zh "县" en "County office" } } }
        }
    }
}
"""

PLACES = """code,label_zh,label_en,short_zh,short_en,pinyin,parent,valid_from,valid_to
v11,示例一村,Sample one,,,yi cun,t1,,
v12,示例二村,Sample two,,,er cun,t1,,
v21,样板村,Model village,,,yang ban cun,t2,,
"""


def workspace(office):
    place = office.workspace()
    forms = pathlib.Path(place, "forms")
    (forms / "codelists").mkdir(parents=True, exist_ok=True)
    (forms / "town_visits.info").write_text(FORM, encoding="utf-8")
    (forms / "codelists" / "sample_places.csv").write_text(PLACES, encoding="utf-8")
    return place


def begin(office):
    client = office.start(workspace(office))
    client.press("push button", TITLE)
    client.sees("No cases yet")
    client.keys("ctrl+n")
    client.wait_focus("Industry")
    return client


def answers(client):
    return json.loads(client.database("SELECT answers FROM cases WHERE form_id = 'town_visits'")[0][0])


def stored(client, question, value):
    wait(f"{question} is stored as {value!r}", lambda: answers(client).get(question) == value)


def test_a_choice_of_many_is_found_by_typing(office):
    client = begin(office)
    client.type("manufac")
    client.keys("Return")
    client.wait_focus("Town: Sample town")
    stored(client, "industry", "C")
    client.keys("shift+Tab")
    client.wait_focus("Industry")
    client.type("no such industry")
    client.keys("Return")
    client.sees("Not saved")
    client.wait_focus("Industry")
    client.keys("ctrl+a")
    client.type("2")  # the second of the list
    client.keys("Down", "Up", "Tab")
    client.wait_focus("Town: Sample town")
    stored(client, "industry", "B")
    client.close()


def test_a_cascade_offers_what_lies_below(office):
    client = begin(office)
    client.keys("Tab")
    client.wait_focus("Town: Sample town")
    client.keys("1")
    client.find("radio button", contains="Sample two")
    client.keys("Tab")
    client.wait_focus("Village: Sample one")
    client.keys("2")
    stored(client, "village", "v12")
    client.keys("shift+Tab", "2")
    client.find("radio button", contains="Model village")
    wait("the village is set aside", lambda: "village" not in answers(client))
    client.keys("1")
    stored(client, "village", "v12")
    client.close()


def test_rows_come_with_their_number_and_hold_rosters(office):
    client = begin(office)
    client.keys("Tab")
    client.wait_focus("Town: Sample town")
    client.keys("Tab")
    client.wait_focus("Signed by the enterprise: Signed")  # there is no village to choose yet
    client.keys("Tab")
    client.wait_focus("Opens at")
    client.enter("8:30")
    stored(client, "opens", "08:30")
    client.wait_focus("Visits")
    client.enter("2")
    client.wait_focus("Place, Row 1")
    client.enter("Dongling")
    client.wait_focus("Place, Row 2")
    client.sees("People · 1: Dongling")
    client.enter("Xiling")
    client.wait_focus("Add row: People · 1: Dongling")
    client.keys("Return")
    client.wait_focus("Duty, Row 1")
    client.enter("guide")
    client.wait_focus("Hours, Row 1")
    client.enter("3")
    wait("the inner row is stored", lambda: answers(client)["visit"][0].get("people", [{}])[0].get("hours") == 3)
    client.close()


def test_a_warning_is_overridden_with_a_reason_that_stays(office):
    client = begin(office)
    client.keys(*["Tab"] * 4)
    client.wait_focus("Visits")
    client.enter("4")
    client.sees("More than three visits")
    client.keys("F9")
    client.wait_focus("Reason")
    client.keys("Escape")
    client.wait_focus("Visits")  # back to what is unusual
    client.keys("F9")
    client.wait_focus("Reason")
    client.type("flood relief")
    client.keys("Tab", "Tab")
    client.wait_focus("Submit")
    client.keys("Return")
    client.sees("Submitted: answers can be read")
    wait("the reason is kept", lambda: client.database("SELECT reason FROM revision ORDER BY rowid DESC LIMIT 1") == [("flood relief",)])
    client.close()


def test_a_case_of_an_earlier_version_shows_what_becomes_of_its_answers(office):
    place = workspace(office)
    client = office.start(place)
    client.press("push button", TITLE)
    client.sees("No cases yet")
    client.keys("ctrl+n")
    client.wait_focus("Industry")
    client.keys(*["Tab"] * 3)
    client.wait_focus("Opens at")
    client.enter("8:30")
    client.enter("2")
    stored(client, "visits", 2)
    client.close()
    form = pathlib.Path(place, "forms", "town_visits.info")
    second = FORM.replace('version "1"', 'version "2"').replace("question opens { type time", "question opens { type integer")
    form.write_text(second, encoding="utf-8")
    client = office.start(place)
    client.press("push button", TITLE)
    client.table(TITLE)
    client.keys("Return")
    client.find("push button", "Go on with the new version")
    client.sees("does not fit any more and is set aside")
    client.press("push button", "Leave it as it is")
    client.table(TITLE)
    if client.database("SELECT form_version FROM cases WHERE form_id = 'town_visits'") != [("1",)]:
        raise Failed("the case was changed although the person went back")
    client.keys("Return")
    client.press("push button", "Go on with the new version")
    client.wait_focus("Industry")
    row = client.database("SELECT form_version, answers, set_aside FROM cases WHERE form_id = 'town_visits'")[0]
    if row[0] != "2" or "opens" in json.loads(row[1]) or json.loads(row[2]).get("opens") != "08:30":
        raise Failed(f"after the change the case is {row}")
    client.close()


def test_after_the_name_of_a_row_comes_its_next_column(office):
    client = begin(office)
    client.press("push button", "Add row: Letters")
    client.wait_focus("Number, Row 1")
    client.enter("2012-01")
    client.find("combo box", "Level, 2012-01")  # the row is called by its number from now on
    wait("the text field has lost the focus", lambda: not client.focused())  # the toolkit does not show the focus of a choice
    client.keys("2")
    wait("the level is stored", lambda: answers(client).get("letter", [{}])[0].get("level") == "county")
    client.close()
