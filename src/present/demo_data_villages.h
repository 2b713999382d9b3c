// The 20 invented villages of 示例镇 and what their committees did in the year: the table behind demo_data.h.
#pragma once

#include <string>
#include <vector>

namespace gongjian::present {

/// One counted ballot; the six kinds of votes add up to `present`.
struct DemoVotes {
    int due = 0, present = 0;
    int excellent = 0, good = 0, qualified = 0, unqualified = 0, abstained = 0, invalid = 0;
};

/// A commendation or criticism. Events of one number are the same matter, honoured at several levels.
struct DemoEvent {
    std::string number;
    std::string level;
    std::string document;
};

struct DemoVeto {
    std::string kind;
    std::string date;
    std::string document;
    std::string decided_by;
};

/// What is not named has the value that costs no points.
struct DemoVillage {
    std::string name;
    bool community = false;
    int life_meetings = 2, duty_reviews = 2, warnings = 0, trainings = 10;
    int pledges = 4, pledges_done = 4;
    int party_due = 5, party_done = 5, unions_due = 10, unions_done = 8;
    int recruits_planned = 1, recruits = 1;
    int migrants = 12, migrants_filed = 12;
    int tele_education = 24;
    int agency = 100, agency_done = 100;
    int news = 4;
    bool article = true;
    DemoVotes masses = {};
    DemoVotes town = {};  ///< nobody due: the ballot was not held
    std::vector<DemoEvent> commendations = {};
    std::vector<DemoEvent> criticisms = {};
    std::vector<DemoVeto> vetoes = {};
};

const std::vector<DemoVillage>& DemoVillages();

}  // namespace gongjian::present
