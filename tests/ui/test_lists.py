"""The case list, the ranking, languages and beginnings."""

from desktop import Failed, wait

FORM = "Annual evaluation of village committees"
FORM_ZH = "村(居)“两委”班子年度考核表"


def open_list(client):
    client.keys("ctrl+2")
    return client.table(FORM)


def open_ranking(client):
    client.keys("ctrl+9")
    client.find("push button", "Compute scores")
    client.keys("F5")
    return client.table("Ranking")


def test_the_list_shows_all_cases_with_headings(office):
    client = office.start()
    table = open_list(client)
    rows = table.cells()
    if len(rows) != 20:
        raise Failed(f"{len(rows)} rows")
    client.sees("20 cases")
    if not any("青禾村" in row[0] for row in rows):
        raise Failed("a village of the sample is not listed")
    client.close()


def test_typing_filters_and_escape_clears(office):
    client = office.start()
    open_list(client)
    client.keys("ctrl+f")
    client.wait_focus("Filter")
    client.type("zzz")
    client.sees("Nothing matches")
    client.keys("Escape")
    wait("all cases are back", lambda: len(client.table(FORM).cells()) == 20)
    client.close()


def test_a_deleted_case_goes_to_the_bin_and_comes_back(office):
    client = office.start()
    open_list(client)
    client.keys("ctrl+d")
    client.sees("19 cases")
    if client.database("SELECT count(*) FROM cases WHERE deleted = 1")[0][0] != 1:
        raise Failed("no case is in the bin")
    client.press("check box", "Recycle bin")
    client.sees("1 case")
    client.keys("ctrl+shift+r")
    client.sees("The recycle bin is empty")
    client.close()


def test_a_shortcut_acts_once_in_a_list_and_beside_it(office):
    client = office.start()

    def cases():
        return client.database("SELECT count(*) FROM cases")[0][0]

    for expected, keys in ((21, []), (22, ["ctrl+f"])):
        open_list(client)
        client.keys(*keys)
        client.wait_focus("Filter" if keys else FORM)
        client.keys("ctrl+n")
        client.wait_focus("Assessment year")
        if cases() != expected:
            raise Failed(f"{cases()} cases, not {expected}")
    client.close()


def test_a_submitted_case_is_read_only_until_returned(office):
    client = office.start()
    open_list(client)
    client.keys("Return")
    client.sees("Submitted: answers can be read")
    client.press("push button", "Return for changes")
    client.find("push button", "Submit")
    wait("the case is returned", lambda: client.database("SELECT count(*) FROM cases WHERE status = 'returned'")[0][0] == 1)
    client.close()


def test_the_ranking_ranks_stores_and_names_who_is_pending(office):
    client = office.start()
    table = open_ranking(client)
    rows = table.cells()
    if len(rows) != 20 or rows[0][0] != "1":
        raise Failed(f"first rows: {rows[:2]}")
    client.sees("Pending: ")
    client.sees("Vetoed: ")
    if client.database("SELECT count(*) FROM score_sheet")[0][0] != 20:
        raise Failed("the sheets are not stored")
    client.close()


def test_any_cell_is_explained(office):
    client = office.start()
    open_ranking(client)
    client.keys("Return")  # from the ranking to the score sheet of the unit
    client.wait_focus("Score sheet")
    client.keys("Down", "Down")
    explanation = client.find("text", "Explanation")
    wait("the clauses are shown", lambda: "Clauses of the rule" in explanation.text())
    wait("the inputs are shown", lambda: "What went in" in explanation.text())
    client.close()


def test_a_stored_ranking_is_there_again(office):
    client = office.start()
    open_ranking(client)
    client.close()
    again = office.start(client.workspace)
    again.keys("ctrl+9")
    if len(again.table("Ranking").cells()) != 20:
        raise Failed("the stored ranking is not shown")
    again.close()


def test_the_language_changes_at_once_and_is_remembered(office):
    client = office.start(lang=None)
    client.find("push button", "Home")
    client.menu("Language", "中文")
    client.find("push button", "首页")
    client.keys("ctrl+2")
    client.table(FORM_ZH)
    client.close()
    again = office.start(client.workspace, lang=None)
    again.find("push button", "首页")
    again.menu("Language", "English")
    again.find("push button", "Home")
    again.close()


def test_without_a_workspace_one_is_welcomed(office):
    office.forget_settings()
    client = office.start(workspace="", lang="en")
    client.find("push button", "Create sample township…")
    client.find("push button", "Open workspace…")
    client.close()


def test_a_folder_without_a_workspace_is_told_in_words(office):
    client = office.start(workspace=str(office.scratch), lang="en")
    client.find("alert")
    client.keys("Return")
    client.find("push button", "Open workspace…")
    client.close()


def test_f1_lists_the_keys(office):
    client = office.start()
    client.keys("F1")
    client.sees("Choose an answer by its number")
    client.keys("Escape")
    client.gone("label", contains="Choose an answer by its number")
    client.close()


def test_the_client_reads_numbers_the_same_in_every_locale(office):
    client = office.start(environment={"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"})
    client.sees("示例镇")
    table = open_ranking(client)
    totals = [row[2] for row in table.cells()]
    if any("," in total for total in totals):
        raise Failed(f"totals: {totals}")
    client.close()
