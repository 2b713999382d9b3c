"""Filling a case by keyboard alone, from the list and back."""

import json

from desktop import Failed, wait

FORM = "Annual evaluation of village committees"


def newest_case(client):
    return client.database("SELECT id, status, position, answers FROM cases ORDER BY created DESC, id DESC LIMIT 1")[0]


def answers(client):
    return json.loads(newest_case(client)[3])


def open_list(client):
    client.keys("ctrl+2")
    return client.table(FORM)


def begin_case(client):
    open_list(client)
    client.keys("ctrl+n")
    client.wait_focus("Assessment year")


def stored(client, question, value):
    wait(f"{question} is stored as {value!r}", lambda: answers(client).get(question) == value)


def test_home_shows_the_counts_of_the_sample_township(office):
    client = office.start()
    client.sees("示例镇")
    client.find("label", "20")
    client.find("push button", f"Open cases: {FORM}")
    client.close()


def test_a_case_is_filled_from_the_list_by_keyboard_alone(office):
    client = office.start()
    begin_case(client)
    client.enter("2012")
    client.wait_focus("Village")
    stored(client, "assessment_year", 2012)
    client.enter("Dongling")
    stored(client, "village_name", "Dongling")
    client.wait_focus("Kind: Village")
    client.keys("2")  # a digit chooses
    stored(client, "village_kind", "community")
    client.wait_focus("Kind: Community")
    client.keys("Return")
    client.wait_focus("Population")
    for number in ("1500", "420", "60"):
        client.enter(number)
    client.wait_focus("Democratic-life meetings")  # Enter goes over the border of a section
    stored(client, "party_members", 60)
    client.close()


def test_the_screen_says_saved_after_the_transaction(office):
    client = office.start()
    begin_case(client)
    client.enter("2012")
    client.sees("Saved ")
    revisions = client.database("SELECT count(*) FROM revision WHERE case_id = ?", newest_case(client)[0])[0][0]
    if revisions < 2:
        raise Failed(f"{revisions} revisions, the answer is not among them")
    client.close()


def test_tab_and_shift_tab_walk_through_the_questions(office):
    client = office.start()
    begin_case(client)
    client.keys("Tab")
    client.wait_focus("Village")
    client.keys("shift+Tab")
    client.wait_focus("Assessment year")
    client.type("2012")
    client.keys("Tab")
    stored(client, "assessment_year", 2012)
    client.close()


def test_sections_are_reached_by_control_page_keys(office):
    client = office.start()
    begin_case(client)
    client.keys("ctrl+Next")
    client.wait_focus("Democratic-life meetings")
    client.keys("ctrl+Next")
    client.wait_focus("Pledges made")
    client.keys("ctrl+Prior")
    client.wait_focus("Democratic-life meetings")
    client.close()


def test_text_that_is_no_number_is_shown_beside_its_field_and_not_stored(office):
    client = office.start()
    begin_case(client)
    client.enter("soon")
    client.sees("Not saved")
    client.wait_focus("Assessment year")  # Enter stays where something is wrong
    if "assessment_year" in answers(client):
        raise Failed("a text was stored as a number")
    client.keys("ctrl+a")
    client.enter("2012")
    client.gone("label", contains="Not saved")
    stored(client, "assessment_year", 2012)
    client.close()


def test_an_error_is_listed_and_f8_goes_to_it(office):
    client = office.start()
    begin_case(client)
    client.keys("ctrl+Next", "ctrl+Next")
    client.wait_focus("Pledges made")
    client.enter("3")
    client.wait_focus("Pledges completed")
    client.enter("4")
    client.wait_focus("Enterprises that should have a Party organisation")
    client.find("page tab", "Problems (1)")
    client.keys("F8")
    client.wait_focus("Pledges completed")
    client.sees("There cannot be more pledges completed than made")
    client.keys("ctrl+a")
    client.enter("3")
    client.find("page tab", "Problems")
    client.close()


def test_the_ballot_is_typed_row_by_row(office):
    client = office.start()
    begin_case(client)
    client.keys(*["ctrl+Next"] * 6)
    client.wait_focus("Voters due, Party members and masses")
    for number in ("60", "50", "40", "10", "0", "0", "0", "0"):
        client.enter(number)
    client.wait_focus("Voters due, Town leaders and offices")
    client.type("20")
    client.keys("Tab")
    wait("both rows are stored", lambda: [row.get("voters_due") for row in answers(client)["ballot_groups"]] == [60, 20])
    client.close()


def test_rows_are_added_by_keyboard(office):
    client = office.start()
    begin_case(client)
    client.keys(*["ctrl+Next"] * 7)
    client.wait_focus("Add row: Commendations")
    client.keys("space")
    client.wait_focus("Event number, Row 1")
    client.enter("2012-01")
    client.find("combo box", "Level, Row 1")
    wait("the text field has lost the focus", lambda: not client.focused())  # the toolkit does not show the focus of a choice
    client.keys("2")
    wait("the row is stored", lambda: answers(client).get("commendations", [{}])[0].get("level") == "county")
    client.keys("ctrl+i")
    client.wait_focus("Event number, Row 2")
    client.close()


def test_a_non_answer_is_given_by_f4(office):
    client = office.start()
    begin_case(client)
    client.keys(*["Tab"] * 3)
    client.wait_focus("Population")
    client.keys("F4")
    client.find("radio menu item", "Not known")
    client.keys("Down", "Down", "Return")
    stored(client, "population", {"no_answer": "unknown"})
    client.close()


def test_a_reopened_case_stands_where_it_was_left(office):
    client = office.start()
    begin_case(client)
    client.enter("2012")
    client.enter("Dongling")
    client.keys("ctrl+Next", "ctrl+Next")
    client.wait_focus("Pledges made")
    client.enter("4")
    client.wait_focus("Pledges completed")
    client.keys("Escape")
    client.table(FORM)
    if newest_case(client)[2] != "pledges_completed":
        raise Failed(f"stored position: {newest_case(client)[2]}")
    client.keys("Return")
    client.wait_focus("Pledges completed")
    client.close()


def test_after_a_kill_every_answer_is_there_and_the_case_opens_near_the_place(office):
    client = office.start()
    begin_case(client)
    client.enter("2012")
    client.enter("Dongling")
    stored(client, "village_name", "Dongling")
    client.kill()
    again = office.start(client.workspace)
    open_list(again)
    again.keys("ctrl+f")
    again.wait_focus("Filter")
    again.type("Dongling")
    wait("one case is listed", lambda: len(again.table(FORM).cells()) == 1)
    again.keys("Return")
    again.wait_focus("Village")
    if again.focused().text() != "Dongling":
        raise Failed(f"the field shows {again.focused().text()!r}")
    again.close()


def test_the_live_score_sheet_follows(office):
    client = office.start()
    begin_case(client)
    client.keys("ctrl+Next")
    client.wait_focus("Democratic-life meetings")
    client.enter("1")
    client.find("page tab", "Score sheet").select()
    sheet = client.table("Score sheet")
    wait("item A1.1 has 2.00 points", lambda: any("A1.1" in row[0] and row[1] == "2.00" for row in sheet.cells()))
    client.sees("Pending")
    client.close()


def test_text_typed_before_tab_over_a_section_border_is_stored(office):
    client = office.start()
    begin_case(client)
    client.keys("ctrl+Next", "ctrl+Next", "Tab")
    client.wait_focus("Pledges completed")
    client.type("2")
    client.keys("Tab")
    client.wait_focus("Enterprises that should have a Party organisation")
    stored(client, "pledges_completed", 2)
    client.type("7")
    client.keys("ctrl+Next")
    client.wait_focus("Recruits planned")
    stored(client, "party_orgs_due", 7)
    client.type("3")
    client.keys("Escape")
    client.table(FORM)
    stored(client, "recruits_planned", 3)
    client.close()


def test_yes_and_no_are_one_key(office):
    client = office.start()
    begin_case(client)
    client.keys(*["ctrl+Next"] * 5, *["Tab"] * 3)
    client.wait_focus("Research article completed: Yes")
    client.keys("n")
    stored(client, "research_article_completed", False)
    client.wait_focus("Research article completed: No")
    client.keys("y")
    stored(client, "research_article_completed", True)
    client.wait_focus("Research article completed: Yes")
    client.keys("Delete")
    stored(client, "research_article_completed", None)
    client.close()


def test_a_case_is_returned_corrected_and_submitted_again(office):
    client = office.start()
    open_list(client)
    client.keys("Return")
    client.sees("Submitted: answers can be read")
    client.keys("ctrl+r")
    client.wait_focus("Assessment year")
    client.keys("ctrl+Next")
    client.wait_focus("Democratic-life meetings")
    client.keys("ctrl+a")
    client.enter("1")
    client.keys("F9")
    client.sees("Submitted: answers can be read")
    wait("no case is open for changes", lambda: client.database("SELECT count(*) FROM cases WHERE status != 'submitted'") == [(0,)])
    client.close()


def test_leaving_with_a_text_that_is_no_answer_asks_first(office):
    client = office.start()
    begin_case(client)
    client.type("soon")
    client.keys("Escape")
    client.find("push button", "Stay")
    client.keys("Return")
    client.wait_focus("Assessment year")
    client.keys("ctrl+a", "BackSpace", "Escape")
    client.table(FORM)
    client.close()
